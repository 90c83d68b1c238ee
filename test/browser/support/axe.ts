import axe from "axe-core";

/** WCAG 2.2 A and AA violations on the page of a component test, one line each. */
export async function violations(): Promise<string[]> {
  document.documentElement.lang = "en";
  document.title ||= "test";
  const { violations: found } = await axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
  });
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary ?? ""}`,
    ),
  );
}
