/** Mirrors django/utils/choices.py (5.2): what may be given as `choices`. */
import { iterate, isCallable } from "../../../../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../../../../python/values.ts";

/** Choices as a list of (value, label) pairs, groups as (name, list of pairs). null stays null. */
export function normalizeChoices(choices: Value): Value[] | null {
  if (choices === null) return null;
  const own = (choices as { choices?: unknown }).choices;
  if (typeof choices === "function" && own !== undefined) return normalizeChoices(own);
  if (isCallable(choices)) return normalizeChoices((choices as () => Value)());
  if (choices instanceof Dict)
    return [...choices].map(([key, label]) => new Tuple([key, group(label)]));
  if (typeof choices === "string") return [...choices];
  try {
    return iterate(choices).map((choice) => {
      if (!isPair(choice)) return choice;
      const [key = null, label = null] = iterate(choice);
      return new Tuple([key, group(label)]);
    });
  } catch {
    return [choices];
  }
}

function isPair(choice: Value): boolean {
  return (
    (Array.isArray(choice) && choice.length === 2) ||
    (choice instanceof Tuple && choice.items.length === 2)
  );
}

function group(label: Value): Value {
  const isGroup = label instanceof Dict || Array.isArray(label) || label instanceof Tuple;
  return isGroup ? (normalizeChoices(label) ?? []) : label;
}
