/** An ARIA state in words: unlike an HTML boolean it is written out when false. */
export function truth(state: boolean): "true" | "false" {
  return state ? "true" : "false";
}
