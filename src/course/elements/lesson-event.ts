/** An event of a lesson's element that passes shadow roots on its way up. */
export function lessonEvent<T>(name: `wb-${string}`, detail: T): CustomEvent<T> {
  return new CustomEvent(name, { detail, bubbles: true, composed: true });
}
