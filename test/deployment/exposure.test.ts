import { everyConstruct } from '../../scripts/permissions/constructs';
import { createdBy, resourcesOf, type TemplateResource } from '../../scripts/permissions/roles';

const app = everyConstruct();
const all = resourcesOf(app);
/** What the constructs of the library create, and not what is around them. */
const created = all.filter((resource) => ownersOf(resource).length > 0);

function ownersOf({ construct }: TemplateResource): string[] {
  return createdBy(construct).constructs;
}

const ofType = (type: RegExp) => created.filter(({ Type }) => type.test(Type));
const named = ({ construct }: TemplateResource) => construct.node.path;
/** The first reference in a value. */
const referred = (value: unknown) => /"(?:Ref|Fn::GetAtt)":\[?"(\w+)"/.exec(JSON.stringify(value ?? {}))?.[1];
const inStackOf = (resource: TemplateResource, logicalId?: string) =>
  all.find((other) => other.stack === resource.stack && other.logicalId === logicalId);

describe('logs', () => {
  test('each function writes to a log group of its own that expires', () => {
    const functions = ofType(/^AWS::Lambda::Function$/);
    expect(functions.length).toBeGreaterThan(10);
    const logGroups = functions.map((each) => inStackOf(each, referred(each.Properties.LoggingConfig?.LogGroup)));
    expect(logGroups.filter((group) => group?.Type !== 'AWS::Logs::LogGroup')).toEqual([]);
    expect(new Set(logGroups).size).toBe(functions.length);
  });

  test('each state machine logs all events of its executions to a log group of its own, and traces them', () => {
    const machines = ofType(/StateMachine$/);
    expect(machines.length).toBeGreaterThan(4);
    for (const machine of machines) {
      const { LoggingConfiguration: logging, TracingConfiguration: tracing } = machine.Properties;
      expect(inStackOf(machine, referred(logging.Destinations))?.Type).toBe('AWS::Logs::LogGroup');
      expect({ level: logging.Level, tracing }).toEqual({ level: 'ALL', tracing: { Enabled: true } });
    }
  });

  test('each log group has a retention', () => {
    const groups = ofType(/^AWS::Logs::LogGroup$/);
    expect(groups.length).toBeGreaterThan(15);
    expect(groups.filter(({ Properties }) => !(Properties?.RetentionInDays > 0)).map(named)).toEqual([]);
  });
});

describe('endpoints', () => {
  test('there is no function URL, no API and no public website', () => {
    expect(ofType(/^AWS::(Lambda::Url|ApiGateway|ApiGatewayV2|AppSync|CloudFront|Cognito)/).map(named)).toEqual([]);
    expect(created.filter(({ Properties }) => Properties?.WebsiteConfiguration).map(named)).toEqual([]);
  });

  test('nothing has a public IP address, or is reachable from everywhere', () => {
    const text = (resource: TemplateResource) => JSON.stringify(resource.Properties ?? {});
    const isPublic = /"(MapPublicIpOnLaunch|AssociatePublicIpAddress|PubliclyAccessible|CreatePublicIP|EndpointPublicAccess)":true/;
    expect(created.filter((each) => isPublic.test(text(each))).map(named)).toEqual([]);
    const ingress = ofType(/^AWS::EC2::SecurityGroup/).flatMap((group) => {
      const rules = group.Type.endsWith('Ingress') ? [group.Properties] : ((group.Properties.SecurityGroupIngress ?? []) as object[]);
      return rules.map((rule) => ({ group: named(group), rule: JSON.stringify(rule) }));
    });
    expect(ingress.length).toBeGreaterThan(3);
    expect(ingress.filter(({ rule }) => /"(0\.0\.0\.0\/0|::\/0)"/.test(rule))).toEqual([]);
  });

  test('no resource policy allows everybody', () => {
    // VPC endpoints, which are for the clients in the VPC, name the actions.
    const allowing = created
      .filter(({ Type }) => Type !== 'AWS::EC2::VPCEndpoint')
      .flatMap((each) => {
        const { PolicyDocument, KeyPolicy, AssumeRolePolicyDocument } = each.Properties ?? {};
        const documents = [PolicyDocument, KeyPolicy, AssumeRolePolicyDocument].filter((document) => document?.Statement);
        const statements = documents.flatMap(({ Statement }) => Statement as { Effect: string; Principal?: unknown; Condition?: object }[]);
        const isOpen = (principal: unknown) => principal === '*' || (principal as { AWS?: string })?.AWS === '*';
        return statements
          .filter(({ Effect, Principal, Condition }) => Effect === 'Allow' && isOpen(Principal) && !Condition)
          .map(() => named(each));
      });
    expect(allowing).toEqual([]);
  });
});

describe('encryption', () => {
  /** What has to be in the properties of a resource with data. */
  const ENCRYPTED: readonly (readonly [type: string, RegExp])[] = [
    [
      'AWS::S3::Bucket',
      /"BucketEncryption".*"BlockPublicAcls":true,"BlockPublicPolicy":true,"IgnorePublicAcls":true,"RestrictPublicBuckets":true/,
    ],
    ['AWS::Kinesis::Stream', /"StreamEncryption"/],
    ['AWS::Athena::WorkGroup', /"EncryptionConfiguration"/],
    ['AWS::DRS::ReplicationConfigurationTemplate', /"EbsEncryption":"(CUSTOM|DEFAULT)"/],
    ['AWS::KMS::Key', /"EnableKeyRotation":true/],
  ];

  test.each(ENCRYPTED)('%s', (type, expected) => {
    const resources = created.filter(({ Type }) => Type === type);
    expect(resources.length).toBeGreaterThan(0);
    expect(resources.filter(({ Properties }) => !expected.test(JSON.stringify(Properties))).map(named)).toEqual([]);
  });

  test('the volumes of each instance, which also requires IMDSv2, by itself or by its launch template', () => {
    const instances = ofType(/^AWS::(EC2::Instance|AutoScaling::AutoScalingGroup)$/);
    expect(instances.length).toBeGreaterThan(2);
    for (const instance of instances) {
      const template = inStackOf(instance, referred(instance.Properties.LaunchTemplate));
      const text = JSON.stringify([instance.Properties, template?.Properties]);
      expect(text).toContain('"Encrypted":true');
      expect(text).toContain('"HttpTokens":"required"');
    }
  });

  test('each bucket rejects requests without TLS', () => {
    for (const bucket of created.filter(({ Type }) => Type === 'AWS::S3::Bucket')) {
      const policies = created.filter(
        ({ Type, Properties }) => Type === 'AWS::S3::BucketPolicy' && referred(Properties.Bucket) === bucket.logicalId,
      );
      expect(JSON.stringify(policies.map(({ Properties }) => Properties))).toContain('"aws:SecureTransport":"false"');
    }
  });

  test('no template contains a password', () => {
    const secret = /"(\w*Password|SecretString|ActivationKey|AuthToken)":"(?!\{\{resolve:)/;
    expect(created.filter(({ Properties }) => secret.test(JSON.stringify(Properties ?? {}))).map(named)).toEqual([]);
  });
});
