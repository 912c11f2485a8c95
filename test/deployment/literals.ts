/** A template as far as it matters here. */
export interface Template {
  readonly Resources: { readonly [logicalId: string]: Resource };
}

interface Resource {
  readonly Type: string;
  readonly Properties?: { readonly [name: string]: unknown };
  readonly DependsOn?: string | readonly string[];
}

/** What `Ref` and `Fn::GetAtt` return of a resource, by the name of the attribute; a constant where nothing is said. */
type Values = (properties: { readonly [name: string]: unknown }) => { readonly [attribute: string]: string };

const ACCOUNT = 'eu-west-3:111122223333';
const onOutposts = (outpost: unknown, rest: string) => `arn:aws:s3-outposts:${ACCOUNT}:outpost/${String(outpost)}/${rest}`;

/** Types that the emulator refuses, and their values. */
const REFUSED: { readonly [type: string]: Values } = {
  'AWS::DataSync::LocationS3': () => ({}),
  'AWS::DataSync::Task': () => ({}),
  // The address is that of an agent that listens on this machine.
  'AWS::EC2::Instance': ({ Tags }) => {
    const [, instanceId, address] = /^(i-\w+) at (.+)$/.exec((Tags as { readonly Value: string }[]).at(-1)!.Value) ?? [];
    return { Ref: instanceId, PrivateIp: address };
  },
  'AWS::EC2::SecurityGroupEgress': () => ({}),
  'AWS::EC2::SecurityGroupIngress': () => ({}),
  // The emulator allows everything.
  'AWS::IAM::RolePolicy': () => ({}),
  'AWS::S3Outposts::AccessPoint': ({ Bucket, Name }) => {
    const arn = onOutposts(String(Bucket).split('/')[1], `accesspoint/${String(Name)}`);
    return { Ref: arn, Arn: arn };
  },
  'AWS::S3Outposts::Bucket': ({ OutpostId, BucketName }) => {
    const arn = onOutposts(OutpostId, `bucket/${String(BucketName)}`);
    return { Ref: arn, Arn: arn };
  },
};

/**
 * The template without the resources that the emulator refuses, and with literals in their place. What remains is as it was: the custom
 * resources, their functions and their roles.
 */
export function withLiterals(template: Template): Template {
  const isRefused = ({ Type }: Resource) => Object.hasOwn(REFUSED, Type);
  const valueOf = (logicalId: string, attribute: string): string | undefined => {
    const { [logicalId]: resource } = template.Resources;
    if (!resource || !isRefused(resource)) return undefined;
    // Their own properties refer to others that are refused.
    const values = REFUSED[resource.Type](replaced(resource.Properties ?? {}) as Record<string, unknown>);
    return values[attribute] ?? `arn:aws:emulator:${ACCOUNT}:${logicalId}/${attribute}`;
  };
  const replaced = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(replaced);
    if (typeof value !== 'object' || value === null) return value;
    const [[name, argument] = []] = Object.entries(value);
    const [logicalId, attribute] = [argument].flat() as [string, string?];
    const literal = name === 'Ref' ? valueOf(logicalId, 'Ref') : name === 'Fn::GetAtt' ? valueOf(logicalId, attribute!) : undefined;
    return literal ?? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaced(inner)]));
  };
  const remaining = Object.entries(template.Resources)
    .filter(([, resource]) => !isRefused(resource))
    .map(([logicalId, { DependsOn, ...resource }]) => {
      const others = [DependsOn ?? []].flat().filter((other) => !isRefused(template.Resources[other]));
      return [logicalId, { ...(replaced(resource) as object), ...(others.length > 0 && { DependsOn: others }) }];
    });
  return { ...template, Resources: Object.fromEntries(remaining) as Template['Resources'] };
}
