import { isMap, isScalar, visit, type Document, type LineCounter } from 'yaml';

/** A key that an object has twice. */
export interface DuplicateKey {
  readonly key: string;
  /** Line of the first occurrence, from 1. */
  readonly line: number;
  /** Line of the last occurrence. */
  readonly lastLine: number;
}

/** Duplicate keys of a YAML document. A merge key can occur twice. */
export function duplicateKeysInYaml(document: Document.Parsed, lines: LineCounter): readonly DuplicateKey[] {
  const found: DuplicateKey[] = [];
  const lineOf = (node: { readonly range?: readonly number[] | null }) => lines.linePos(node.range?.[0] ?? 0).line;
  visit(document, {
    Map: (_, map) => {
      if (!isMap(map)) return;
      const first = new Map<string, number>();
      for (const { key } of map.items) {
        if (!isScalar(key) || key.value === '<<') continue;
        const name = String(key.value);
        const line = first.get(name);
        if (line === undefined) first.set(name, lineOf(key));
        else found.push({ key: name, line, lastLine: lineOf(key) });
      }
    },
  });
  return found;
}

/** Duplicate keys of valid JSON, which `JSON.parse` accepts. */
export function duplicateKeysInJson(text: string): readonly DuplicateKey[] {
  const found: DuplicateKey[] = [];
  /** Keys of the objects around the current position, with their lines; `undefined` for a list. */
  const around: (Map<string, number> | undefined)[] = [];
  let line = 1;
  for (const [token, key] of text.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}[\]\n]/g)) {
    if (token === '{') around.push(new Map());
    else if (token === '[') around.push(undefined);
    else if (token === '}' || token === ']') around.pop();
    else if (key !== undefined) {
      const name = JSON.parse(key) as string;
      const first = around.at(-1)?.get(name);
      if (first === undefined) around.at(-1)?.set(name, line);
      else found.push({ key: name, line: first, lastLine: line });
    }
    line += token.split('\n').length - 1;
  }
  return found;
}
