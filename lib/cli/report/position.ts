import * as fs from 'fs';
import * as path from 'path';
import { fileURLToPath } from 'url';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { CheckFinding } from '../check';

/** Position of a finding in a source file or a template. */
export interface Position {
  /** Path relative to the working directory, with slashes; absolute for a file outside of it. */
  readonly file: string;
  /** From 1. */
  readonly line?: number;
  /** From 1. */
  readonly column?: number;
}

/** CloudFormation accepts templates of up to 1 MB. In a larger file, lines are not searched. */
const MAX_BYTES = 1024 * 1024;

/** Finds positions. Each template is parsed once. */
export class Positions {
  private readonly documents = new Map<string, { readonly document: Document; readonly lines: LineCounter } | undefined>();

  /** The source line that creates the construct, otherwise the line in the template. `undefined` if the finding is about no file. */
  public of({ line: sourceLine, template, resource, path: property = '' }: CheckFinding): Position | undefined {
    const [, file, line, column] = /^(.*):(\d+):(\d+)$/s.exec(sourceLine ?? '') ?? [];
    if (file)
      return {
        file: fromWorkingDirectory(file.startsWith('file:') ? fileURLToPath(file) : file),
        line: Number(line),
        column: Number(column),
      };
    if (template === undefined) return undefined;
    return { file: fromWorkingDirectory(template), ...this.inTemplate(template, ['Resources', resource, ...property.split(/[.[\]]+/)]) };
  }

  /** Position of the deepest key of a path that the template contains, from the resource on. */
  private inTemplate(template: string, keys: readonly string[]): Omit<Position, 'file'> {
    const parsed = this.parse(template);
    let node: unknown = parsed?.document.contents;
    let found: Node | undefined;
    for (const [depth, key] of keys.entries()) {
      const [at, value]: [unknown, unknown] = isSeq(node) ? [node.items[Number(key)], node.items[Number(key)]] : pairOf(node, key);
      if (!at) break;
      // The key `Resources` alone is no position of a resource.
      if (depth > 0) found = at as Node;
      node = value;
    }
    if (!parsed || !found?.range) return {};
    const { line, col } = parsed.lines.linePos(found.range[0]);
    return { line, column: col };
  }

  private parse(template: string) {
    if (!this.documents.has(template)) this.documents.set(template, parseWithLines(template));
    return this.documents.get(template);
  }
}

function parseWithLines(file: string) {
  if (!fs.existsSync(file) || fs.statSync(file).size > MAX_BYTES) return undefined;
  const lines = new LineCounter();
  // JSON is YAML. Tags such as !Sub do not matter here, and of duplicate keys the last one counts.
  const document = parseDocument(fs.readFileSync(file, 'utf8'), { lineCounter: lines, uniqueKeys: false, logLevel: 'silent' });
  return { document, lines };
}

/** Key and value of the last pair with a key. */
function pairOf(node: unknown, key: string): [unknown, unknown] {
  let found: [unknown, unknown] = [undefined, undefined];
  if (!isMap(node)) return found;
  for (const { key: own, value } of node.items) if (isScalar(own) && String(own.value) === key) found = [own, value];
  return found;
}

function fromWorkingDirectory(file: string): string {
  const relative = path.relative(process.cwd(), file);
  const isOutside = relative.startsWith('..') || path.isAbsolute(relative);
  return (isOutside ? path.resolve(file) : relative).split(path.sep).join('/');
}
