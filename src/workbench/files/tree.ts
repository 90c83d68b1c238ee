/** A folder or file of the project, as the tree shows it. */
export type TreeNode =
  | { readonly kind: "file"; readonly name: string; readonly path: string }
  | {
      readonly kind: "folder";
      readonly name: string;
      /** Without a slash at its end. */
      readonly path: string;
      readonly children: readonly TreeNode[];
    };

/** One visible row of the tree. */
export interface TreeRow {
  readonly node: TreeNode;
  /** 1 at the root. */
  readonly level: number;
  readonly parent: string | null;
  /** Place among its siblings, from 1, and how many they are. */
  readonly position: number;
  readonly size: number;
}

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: Map<string, string>;
}

/** The paths as a tree: folders before files, both in alphabetical order. */
export function fileTree(paths: Iterable<string>): readonly TreeNode[] {
  const root: Folder = { folders: new Map(), files: new Map() };
  for (const path of paths) {
    const names = path.split("/");
    const last = names.pop() ?? path;
    let folder = root;
    for (const name of names) {
      const next = folder.folders.get(name) ?? { folders: new Map(), files: new Map() };
      folder.folders.set(name, next);
      folder = next;
    }
    folder.files.set(last, path);
  }
  return nodesOf(root, "");
}

function nodesOf(folder: Folder, prefix: string): readonly TreeNode[] {
  const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
    a < b ? -1 : a > b ? 1 : 0;
  return [
    ...[...folder.folders].sort(byName).map(([name, inner]): TreeNode => {
      const path = prefix + name;
      return { kind: "folder", name, path, children: nodesOf(inner, `${path}/`) };
    }),
    ...[...folder.files]
      .sort(byName)
      .map(([name, path]): TreeNode => ({ kind: "file", name, path })),
  ];
}

/** The rows that show while the folders in `collapsed` are closed, top to bottom. */
export function visibleRows(
  nodes: readonly TreeNode[],
  collapsed: ReadonlySet<string>,
  level = 1,
  parent: string | null = null,
): readonly TreeRow[] {
  return nodes.flatMap((node, index): readonly TreeRow[] => {
    const row = { node, level, parent, position: index + 1, size: nodes.length };
    if (node.kind === "file" || collapsed.has(node.path)) return [row];
    return [row, ...visibleRows(node.children, collapsed, level + 1, node.path)];
  });
}

/**
 * Why a path cannot name a file of the project; null when it can.
 * @param taken paths that exist already
 */
export function pathProblem(path: string, taken: ReadonlySet<string>): string | null {
  if (path === "") return "Give the file a name.";
  if (taken.has(path)) return `${path} is already there.`;
  if (path.startsWith("/") || path.endsWith("/")) return "A path has no slash at its ends.";
  if (!/^[\w.-]+(?:\/[\w.-]+)*$/.test(path) || /(?:^|\/)\.\.?(?:\/|$)/.test(path)) {
    return "Use letters, digits, _ - . and / between folders, for example books/permissions.py.";
  }
  if ([...taken].some((other) => other.startsWith(`${path}/`))) return `${path} is a folder.`;
  const folder = [...taken].find((other) => path.startsWith(`${other}/`));
  return folder === undefined ? null : `${folder} is a file, so nothing can stand in it.`;
}
