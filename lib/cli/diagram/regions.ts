import { isObject, type Json } from '../../validation/facts/template';
import { type Draft, type Drawing } from './drawing';
import type { Kind } from './kinds';
import type { Row } from './model';
import type { Places } from './places';

/** Services in the Region by the second part of the CloudFormation types of their resources. */
const SERVICE_NAMES: { readonly [part: string]: string } = {
  ApiGateway: 'Amazon API Gateway',
  ApiGatewayV2: 'Amazon API Gateway',
  Athena: 'Amazon Athena',
  Backup: 'AWS Backup',
  CertificateManager: 'AWS Certificate Manager',
  CloudTrail: 'AWS CloudTrail',
  CloudWatch: 'Amazon CloudWatch',
  Config: 'AWS Config',
  DLM: 'Amazon Data Lifecycle Manager',
  DRS: 'AWS Elastic Disaster Recovery',
  DataSync: 'AWS DataSync',
  ECR: 'Amazon ECR',
  ECS: 'Amazon ECS',
  Events: 'Amazon EventBridge',
  Glue: 'AWS Glue',
  Greengrass: 'AWS IoT Greengrass',
  GreengrassV2: 'AWS IoT Greengrass',
  IAM: 'AWS IAM',
  IoT: 'AWS IoT Core',
  IoTAnalytics: 'AWS IoT Analytics',
  KMS: 'AWS KMS',
  KinesisFirehose: 'Amazon Data Firehose',
  Lambda: 'AWS Lambda',
  Logs: 'Amazon CloudWatch Logs',
  Organizations: 'AWS Organizations',
  RAM: 'AWS RAM',
  Route53: 'Amazon Route 53',
  SSM: 'AWS Systems Manager',
  Scheduler: 'Amazon EventBridge Scheduler',
  SecretsManager: 'AWS Secrets Manager',
  StepFunctions: 'AWS Step Functions',
};

/** Services that the Region box shows as elements: they hold data or messages. */
const ELEMENTS: { readonly [type: string]: Kind } = {
  'AWS::DynamoDB::GlobalTable': 'table',
  'AWS::DynamoDB::Table': 'table',
  'AWS::Kinesis::Stream': 'stream',
  'AWS::S3::Bucket': 'regionBucket',
  'AWS::SNS::Topic': 'topic',
  'AWS::SQS::Queue': 'queue',
};

/** Adds what the templates create in the Region: data stores as elements, and other services as rows. */
export function drawRegions(drawing: Drawing, places: Places): void {
  const services = new Map<Draft, Map<string, Map<string, number>>>();
  for (const source of drawing.input.sources) {
    const resources = isObject(source.body.Resources) ? source.body.Resources : {};
    for (const [logicalId, resource] of Object.entries(resources)) {
      if (!isObject(resource) || typeof resource.Type !== 'string' || drawing.about(source.name, logicalId)) continue;
      const region = places.region(source.region ?? drawing.roots.find(({ kind }) => kind === 'region')?.title);
      const kind = ELEMENTS[resource.Type];
      if (kind) {
        const fact = { id: `${source.name}.${logicalId}`, origin: 'template', location: locationOf(source, logicalId, resource) } as const;
        drawing.resource(fact, kind, region);
        continue;
      }
      const name = SERVICE_NAMES[resource.Type.split('::')[1]];
      if (!name) continue;
      const ofRegion = services.get(region) ?? new Map<string, Map<string, number>>();
      const byStack = ofRegion.get(name) ?? new Map<string, number>();
      byStack.set(source.name, (byStack.get(source.name) ?? 0) + 1);
      services.set(region, ofRegion.set(name, byStack));
    }
  }
  for (const [region, counts] of services) {
    const draft = drawing.element(`services in ${region.id}`, 'services', 'AWS services', region);
    for (const [service, byStack] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) draft.rows.push(rowOfService(service, byStack));
  }
  drawVpcEndpoints(drawing, places);
}

/** Counts the resources of a service. */
export function rowOfService(service: string, byStack: ReadonlyMap<string, number>): Row {
  const count = [...byStack.values()].reduce((sum, each) => sum + each, 0);
  return { text: `${service}: ${count} ${count === 1 ? 'resource' : 'resources'}`, counted: { service, byStack } };
}

function locationOf({ name, path }: { readonly name: string; readonly path: string }, logicalId: string, resource: Json) {
  const metadata = isObject(resource.Metadata) ? resource.Metadata['aws:cdk:path'] : undefined;
  return { stack: name, template: path, logicalId, ...(typeof metadata === 'string' && { constructPath: metadata }) };
}

/** VPC endpoints in the Region, for each VPC that extends to an Outpost. */
function drawVpcEndpoints(drawing: Drawing, places: Places): void {
  for (const endpoint of drawing.input.facts.all('vpcEndpoint')) {
    if (!endpoint.vpc || !drawing.input.facts.by('subnet', 'vpc', endpoint.vpc).some(({ outpost }) => outpost)) continue;
    const subnets = endpoint.type === 'Gateway' ? undefined : endpoint.subnets;
    const place = places.of(subnets, undefined) ?? places.vpc(endpoint.vpc, null);
    const draft = drawing.element(`endpoints in ${place.id}`, 'vpcEndpoints', 'VPC endpoints', place);
    draft.rows.push({ text: `${endpoint.service ?? drawing.input.nameOf(endpoint)} (${(endpoint.type ?? 'unknown').toLowerCase()})` });
    drawing.isAbout(endpoint, draft);
  }
}
