import { isObject, onlyKey, section, type Json } from './json';

/** Transform of the AWS Serverless Application Model (AWS SAM). */
export const SERVERLESS = 'AWS::Serverless-2016-10-31';

const PREFIX = 'AWS::Serverless::';

const FUNCTION = `${PREFIX}Function`;

/** AWS SAM types without resources in a VPC. */
const WITHOUT_SUBNETS = ['Api', 'Connector', 'GraphqlApi', 'HttpApi', 'LayerVersion', 'SimpleTable', 'StateMachine', 'WebSocketApi'];

/**
 * Resources of an AWS SAM template, with each function as the Lambda function that AWS SAM creates.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html
 */
export function expandServerless(body: Json): Json {
  const globals = section(section(body, 'Globals'), 'Function');
  return Object.fromEntries(
    Object.entries(section(body, 'Resources')).map(([logicalId, resource]) => {
      if (!isObject(resource) || resource.Type !== FUNCTION) return [logicalId, resource];
      return [logicalId, { ...resource, Type: 'AWS::Lambda::Function', Properties: merge(globals, section(resource, 'Properties')) }];
    }),
  );
}

/** Whether a type of AWS SAM can create resources that the reader does not know. */
export function isUnknownServerless(type: string): boolean {
  return type.startsWith(PREFIX) && !WITHOUT_SUBNETS.includes(type.slice(PREFIX.length));
}

/**
 * A resource overrides global values, and adds to global lists.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
function merge(global: unknown, own: unknown): unknown {
  if (own === undefined) return global;
  if (Array.isArray(global) && Array.isArray(own)) return [...(global as unknown[]), ...(own as unknown[])];
  if (!isObject(global) || !isObject(own) || isFunction(global) || isFunction(own)) return own;
  const names = new Set([...Object.keys(global), ...Object.keys(own)]);
  return Object.fromEntries([...names].map((name) => [name, merge(global[name], own[name])]));
}

function isFunction(value: Json): boolean {
  return /^(Ref$|Fn::)/.test(onlyKey(value) ?? '');
}
