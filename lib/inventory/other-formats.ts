import { INVENTORY } from './format';

/** What a file contains instead of an inventory, and how to convert it. */
interface OtherFormat {
  readonly problem: string;
  readonly advice: string;
}

const DISCOVER = "write the file with 'npx cdk-outposts discover'";

/** The format of an object that is not an inventory; `undefined` if it is empty or has a field of an inventory. */
export function otherFormatOf(value: object): OtherFormat | undefined {
  const { outposts } = value as { readonly outposts?: unknown };
  const bare = Array.isArray(outposts) ? outposts.findIndex(isBareOutpost) : -1;
  if (bare >= 0) {
    return {
      problem: `"outposts[${bare}]" must have the fields of the Outpost in "outpost"`,
      advice: `write {"outposts": [{"outpost": {"OutpostId": ...}}]}, or ${DISCOVER}`,
    };
  }
  const fields = Object.keys(value);
  if (fields.length === 0 || fields.some((field) => Object.hasOwn(INVENTORY, field))) return undefined;
  if ('Resources' in value || 'AWSTemplateFormatVersion' in value) {
    return { problem: 'the file is a CloudFormation template, not an inventory', advice: `specify it with --template, and ${DISCOVER}` };
  }
  if ('Outposts' in value || 'Outpost' in value || 'OutpostId' in value || 'OutpostArn' in value) {
    return {
      problem: "the file is the output of 'aws outposts list-outposts' or 'get-outpost', not an inventory",
      advice: `${DISCOVER}, or write each Outpost as {"outposts": [{"outpost": {"OutpostId": ...}}]}`,
    };
  }
  const list = fields.find((field) => Object.hasOwn(INVENTORY, lowerFirst(field)));
  if (list) {
    return {
      problem: `the file is the output of an AWS CLI command, not an inventory: it has "${list}"`,
      advice: `rename the field to "${lowerFirst(list)}", or ${DISCOVER}`,
    };
  }
  return {
    problem: `the file has no field of an inventory, got ${fields
      .slice(0, 3)
      .map((field) => JSON.stringify(field))
      .join(', ')}`,
    advice: `${DISCOVER}, or specify "outposts"`,
  };
}

function isBareOutpost(entry: unknown): boolean {
  return typeof entry === 'object' && entry !== null && !('outpost' in entry) && ('OutpostId' in entry || 'OutpostArn' in entry);
}

function lowerFirst(field: string): string {
  return field.charAt(0).toLowerCase() + field.slice(1);
}
