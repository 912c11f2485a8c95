import { rules } from '../../lib/validation/rules';

/** Code of AWS, and commands. Other code in a fix is that of this library or of the CDK, which a CloudFormation template does not have. */
const OF_AWS = /^(aws |npx |arn:|aws:|\$\{)/;

/** Constructs whose custom resources do what CloudFormation does not support. */
const CUSTOM_RESOURCES =
  /^(address|cidrs|versioned)$|\b(CoipAddress|CoipAutoAssign|CoipLoadBalancer|CoipPool|OutpostImageCopy|OutpostReplicationGroup)\b/;

/** Rules about what only an App of the CDK contains. */
const OF_THE_CDK: { readonly [ruleId: string]: string } = {
  'outpost-declared-differently': 'constructs declare an Outpost',
  'resource-added-after-placement': 'a construct requests a placement',
};

/** Code of the CDK in a fix, with the text before and after it. */
function constructsIn(fix: string): { readonly code: string; readonly before: string; readonly after: string }[] {
  return [...fix.matchAll(/`([^`]+)`/g)]
    .filter(([, code]) => !OF_AWS.test(code))
    .map(({ 0: quoted, 1: code, index }) => ({ code, before: fix.slice(0, index), after: fix.slice(index + quoted.length) }));
}

/** Whether the fix says what to do in a template, and mentions the construct as a way to do it. */
function isAddition(before: string, after: string): boolean {
  const isExplanation =
    /(; |; `[^`]+` and )$/.test(before) &&
    /^( and `[^`]+`)? (adds|do|does|generates|places|sets?|specifies|uses|have|returns|gets)\b/.test(after);
  const isComparison = /\bas (`[^`]+` (and|of) )?$/.test(before) && /^( (and|of) `[^`]+`)? (creates?|does|sets?)\b/.test(after);
  const isInParentheses = /\((`[^`]+` of )?$/.test(before);
  return isExplanation || isComparison || isInParentheses || /\b(in the CDK, (use|set|apply)|such as( `[^`]+` and)?) $/.test(before);
}

describe.each(rules.map(({ id, fix }) => [id, fix] as const))('the fix of %s', (id, fix) => {
  test('is also for a template that does not come from the CDK', () => {
    if (id in OF_THE_CDK) return;
    const alone = constructsIn(fix).filter(({ before, after }) => !isAddition(before, after));
    expect(alone.filter(() => !/CloudFormation does not support/.test(fix)).map(({ code }) => code)).toEqual([]);
  });

  test('says that CloudFormation does not support what only a custom resource does', () => {
    const custom = constructsIn(fix).filter(({ code }) => CUSTOM_RESOURCES.test(code));
    if (custom.length > 0) expect(fix).toMatch(/CloudFormation does not support/);
  });
});
