/** A stretch of terminal output: plain, or a link to a line of the learner's project. */
export interface OutputPart {
  readonly text: string;
  readonly place: { readonly file: string; readonly line: number } | null;
}

const FRAME = /File "\/project\/([^"\n]+)", line (\d+)/g;

/** Splits terminal output at traceback frames inside the project. Frames of installed packages stay plain. */
export function outputParts(output: string): readonly OutputPart[] {
  const parts: OutputPart[] = [];
  let end = 0;
  for (const match of output.matchAll(FRAME)) {
    const [text, file = "", line = "1"] = match;
    if (match.index > end) parts.push({ text: output.slice(end, match.index), place: null });
    parts.push({ text, place: { file, line: Number(line) } });
    end = match.index + text.length;
  }
  if (end < output.length) parts.push({ text: output.slice(end), place: null });
  return parts;
}

/** How a line of output is coloured. */
export type OutputTone = "plain" | "error" | "warning" | "good" | "quiet";

const TONES: readonly (readonly [RegExp, OutputTone])[] = [
  [/^(?:\w+\.)*(?:[A-Z]\w*(?:Error|Exception|DoesNotExist)|ImproperlyConfigured)\b/, "error"],
  [/^(?:CommandError|ERROR|Error|bash):? /, "error"],
  [/^(?:WARNING|WARNINGS|Warning)\b/, "warning"],
  [/^\?: \(\w+\.W\d+\)/, "warning"],
  [/^(?:Successfully|Superuser created|System check identified no issues)/, "good"],
  [/^ {2}Applying .* OK$/, "good"],
  [
    /^(?:Requirement already satisfied|Collecting|Using cached|Downloading|Watching for)\b/,
    "quiet",
  ],
];

/** The tone of one line, judged by how pip, Django and CPython begin theirs. */
export function lineTone(line: string): OutputTone {
  return TONES.find(([pattern]) => pattern.test(line))?.[1] ?? "plain";
}

/** The tone of every line of an output: as `lineTone`, and frames of a traceback outside the project step back. */
export function outputTones(lines: readonly string[]): readonly OutputTone[] {
  let foreign = false;
  return lines.map((line) => {
    if (line.startsWith('  File "')) foreign = !line.startsWith('  File "/project/');
    else if (!line.startsWith("  ")) foreign = false;
    return foreign ? "quiet" : lineTone(line);
  });
}
