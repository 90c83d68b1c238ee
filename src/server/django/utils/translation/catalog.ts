/** Messages in other languages: msgid → text, or the forms of a plural in the order of its language's categories. */
export type Messages = Readonly<Record<string, string | readonly string[]>>;

/** The translations one application brings. They count only while it is installed; Django's own always do. */
export interface Catalog {
  /** The application's dotted name, e.g. "rest_framework"; "django" for Django's own. */
  readonly app: string;
  /** Language code as settings write it, e.g. "pt-br" → messages. */
  readonly languages: Readonly<Record<string, Messages>>;
}

/** Which plural form a number takes: CLDR's categories in the order gettext files list them. */
export function pluralIndex(language: string, count: number): number {
  const rules = new Intl.PluralRules(language);
  const known = rules.resolvedOptions().pluralCategories;
  const order = (["zero", "one", "two", "few", "many", "other"] as const).filter((category) =>
    known.includes(category),
  );
  return Math.max(order.indexOf(rules.select(count)), 0);
}
