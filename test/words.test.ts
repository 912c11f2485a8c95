import * as fs from 'fs';
import * as path from 'path';
import * as ts from 'typescript';

const ROOT = path.join(__dirname, '..');

/** Words that AWS does not use for what is meant, and what to write: users search for the words of the AWS documentation. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/\bbuildings?\b/i, 'on-premises network, on-premises, site'],
  [/\b(is|are) to (?!(a|an|the|this|that|each|every|all)\b)\w+/i, 'requests, uses, must, launches'],
  [/\b(tells?|told|telling)\b/i, 'reports, specifies, returns, shows'],
  [/\b(hears?|heard|speaks?|spoken)\b/i, 'is notified, uses'],
  [/\b(looks?|looked) (at|on|into)\b/i, 'reads, checks, describes'],
  [/\bmend(s|ed|ing)?\b/i, 'fix'],
  [/\b(seats?|dealt out|deals? out)\b/i, 'slots, assigns'],
  [/\b(whoever|whatever|whom|whichever)\b/i, 'name the actor'],
  [/\bcut( off|-off|s)?\b/i, 'disconnected, service link outage'],
  [/\b(buckets?|access points?|endpoints?) of S3 on Outposts\b/i, 'S3 on Outposts bucket, access point, endpoint'],
  [/\broute tables? of (a|the|its|their|one|that|another) local gateway/i, 'local gateway route table'],
  [/\broutes? of (a|the|its|their|one) local gateway/i, 'local gateway route'],
  [/\b(pools?|groups?) of (customer-owned IP|virtual interfaces)/i, 'CoIP pool, VIF group'],
  [/\b(racks?|rack) of the (first|second) generation\b/i, 'first-generation Outposts rack, second-generation Outposts rack'],
  [/\bnone of (CloudFormation|AWS|the CDK)['’]s\b/i, 'CloudFormation does not support'],
  [/\bCloudFormation has (no|nothing|none)\b/i, 'CloudFormation does not support'],
  [/\b(is|are) made up\b/i, 'a generated name'],
  [/(^|[.!?:]\s+|\bthrows |\bundefined`? |\bnull`? |\bexcept |\bor |\band |\beven |\bonly |\bbut |, )where (?!to\b)/i, 'if, when'],
  [/\bwants? to know|\blet alone\b/i, 'skips, ignores'],
  [/\bnobody|\bsomebody|\beverybody\b/i, 'name the actor'],
  [/\bnpx outposts\b/, 'npx cdk-outposts'],
  [
    /(?<!npx )(?<![\w-])(cdk-)?outposts (capacity|check|diagram|disconnected|discover|explain|init|preflight)\b/,
    'npx cdk-outposts, as users enter it',
  ],
];

interface Passage {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

const filesIn = (folder: string, ending: string): string[] =>
  fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file))
    .filter((file) => file.endsWith(ending) && !/\/(bundle|node_modules|cdk\.out)\/|\.d\.ts$/.test(file));

/** What a user or a contributor reads of a source file: comments, and strings of two words or more. */
function* passagesOf(file: string): Generator<Passage> {
  const code = fs.readFileSync(path.join(ROOT, file), 'utf8');
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.ES2022, true);
  const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  const seen = new Set<number>();
  const comments = function* (position: number): Generator<Passage> {
    for (const { pos, end } of ts.getLeadingCommentRanges(code, position) ?? []) {
      if (seen.has(pos)) continue;
      seen.add(pos);
      const text = code.slice(pos, end).replace(/^\s*\/?\*+\/?|\/\/|\*\/$/gm, '');
      yield { file, line: lineAt(pos), text: withoutExamples(text) };
    }
  };
  const nodes: ts.Node[] = [source];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    yield* comments(node.getFullStart());
    if (
      (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) &&
      /\w \w/.test(node.text)
    ) {
      yield { file, line: lineAt(node.getStart()), text: node.text };
    }
    nodes.push(...node.getChildren(source));
  }
}

/** Links, code and quotations keep their words. */
const withoutExamples = (text: string): string =>
  text
    .replace(/@example[^@]*/g, '')
    .replace(/https?:\S+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
const proseOf = (markdown: string): string =>
  markdown
    .replace(/^```.*?^```/gms, (block) => block.replace(/[^\n]/g, ''))
    .replace(/`[^`\n]*`/g, '``')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/<[^>]*>/g, '');

function complaints(passages: Iterable<Passage>): string[] {
  const found: string[] = [];
  for (const { file, line, text } of passages) {
    for (const [word, better] of FORBIDDEN) {
      const match = word.exec(text);
      if (match)
        found.push(`${file}:${line} says "${text.slice(Math.max(0, match.index - 20), match.index + match[0].length + 25)}": ${better}`);
    }
  }
  return found;
}

test('messages, titles, fixes, docstrings and comments use the words of the AWS documentation', () => {
  const files = ['lib', 'bin', 'examples', 'scripts'].flatMap((folder) => filesIn(folder, '.ts'));
  expect(files.length).toBeGreaterThan(400);
  expect(complaints(files.flatMap((file) => [...passagesOf(file)]))).toEqual([]);
});

test('README, docs and the READMEs of the examples use the words of the AWS documentation', () => {
  const root = fs.readdirSync(ROOT).filter((file) => file.endsWith('.md') && file !== 'API.md');
  const files = [...root, ...filesIn('docs', '.md'), ...filesIn('examples', '.md'), ...filesIn('.github', '.md')];
  const lines = files.flatMap((file) =>
    proseOf(fs.readFileSync(path.join(ROOT, file), 'utf8'))
      .split('\n')
      .map((text, index) => ({ file, line: index + 1, text })),
  );
  expect(complaints(lines)).toEqual([]);
});
