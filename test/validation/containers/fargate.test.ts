import { inTemplate, outpostSubnet, regionSubnet, resource } from '../../../lib/validation/example';
import type { Json } from '../../../lib/validation/facts/template';
import { findingsIn } from '../synthesized';

type Resources = { readonly [logicalId: string]: Json };

/** Types that start ECS tasks in subnets, with the path of their network and a way to ask for Fargate. */
const network = (subnet: string, spelling = 'AwsvpcConfiguration') => ({
  NetworkConfiguration: { [spelling]: { Subnets: [{ Ref: subnet }] } },
});
const TASK = 'arn:aws:ecs:us-west-2:111122223333:task-definition/line:1';

const STARTING: { readonly [name: string]: [tasks: (subnet: string, parameters: object) => Json, path: string] } = {
  'a service': [
    (subnet, parameters) => resource('AWS::ECS::Service', { TaskDefinition: TASK, ...network(subnet), ...parameters }),
    'NetworkConfiguration',
  ],
  'a task set': [
    (subnet, parameters) =>
      resource('AWS::ECS::TaskSet', {
        Service: 'line',
        TaskDefinition: TASK,
        Cluster: { Ref: 'Cluster' },
        ...network(subnet, 'AwsVpcConfiguration'),
        ...parameters,
      }),
    'NetworkConfiguration',
  ],
  'a target of an EventBridge rule': [
    (subnet, parameters) => {
      const EcsParameters = { TaskDefinitionArn: TASK, ...network(subnet, 'AwsVpcConfiguration'), ...parameters };
      const Arn = { 'Fn::GetAtt': ['Cluster', 'Arn'] };
      const topic = { Id: 'Topic', Arn: 'arn:aws:sns:us-west-2:111122223333:line' };
      return resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 hour)', Targets: [topic, { Id: 'Task', Arn, EcsParameters }] });
    },
    'Targets',
  ],
  'a schedule of EventBridge Scheduler': [
    (subnet, parameters) =>
      resource('AWS::Scheduler::Schedule', {
        ScheduleExpression: 'rate(1 hour)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn: { 'Fn::GetAtt': ['Cluster', 'Arn'] },
          RoleArn: 'arn:aws:iam::111122223333:role/schedule',
          EcsParameters: { TaskDefinitionArn: TASK, ...network(subnet), ...parameters },
        },
      }),
    'Target.EcsParameters.NetworkConfiguration',
  ],
  'a pipe': [
    (subnet, parameters) =>
      resource('AWS::Pipes::Pipe', {
        RoleArn: 'arn:aws:iam::111122223333:role/pipe',
        Source: 'arn:aws:sqs:us-west-2:111122223333:line',
        Target: { 'Fn::GetAtt': ['Cluster', 'Arn'] },
        TargetParameters: { EcsTaskParameters: { TaskDefinitionArn: TASK, ...network(subnet), ...parameters } },
      }),
    'TargetParameters.EcsTaskParameters.NetworkConfiguration',
  ],
};

const Cluster = resource('AWS::ECS::Cluster', {});
const check = (resources: Resources) =>
  findingsIn(inTemplate({ Plant: outpostSubnet(), Region: regionSubnet(), Cluster, ...resources })).filter((found) =>
    /fargate/.test(found),
  );
const found = (path: string) => [`error ecs-fargate-on-outpost Tasks Properties.${path}`];

describe.each(Object.entries(STARTING))('%s', (_, [tasks, path]) => {
  test('asks for Fargate', () => {
    expect(check({ Tasks: tasks('Plant', { LaunchType: 'FARGATE' }) })).toEqual(found(path));
    expect(check({ Tasks: tasks('Plant', { CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE_SPOT', Weight: 1 }] }) })).toEqual(
      found(path),
    );
  });

  test('asks for something else, somewhere else, or for what is unknown', () => {
    expect(check({ Tasks: tasks('Plant', { LaunchType: 'EC2' }) })).toEqual([]);
    expect(check({ Tasks: tasks('Region', { LaunchType: 'FARGATE' }) })).toEqual([]);
    expect(check({ Tasks: tasks('Plant', { LaunchType: { Ref: 'LaunchType' } }) })).toEqual([]);
    expect(check({ Tasks: tasks('Plant', {}) })).toEqual([]);
  });
});

describe('the default capacity provider strategy of the cluster', () => {
  const DefaultCapacityProviderStrategy = [{ CapacityProvider: 'FARGATE', Weight: 1 }];
  const [service, path] = STARTING['a service'];
  const Tasks = service('Plant', { Cluster: { Ref: 'Cluster' } });
  const associations = (properties: object) =>
    resource('AWS::ECS::ClusterCapacityProviderAssociations', { Cluster: { Ref: 'Cluster' }, CapacityProviders: [], ...properties });

  test('is that of the cluster itself', () => {
    expect(check({ Cluster: resource('AWS::ECS::Cluster', { DefaultCapacityProviderStrategy }), Tasks })).toEqual(found(path));
  });

  test('is specified by an association, as the CDK does', () => {
    expect(check({ Associations: associations({ DefaultCapacityProviderStrategy }), Tasks })).toEqual(found(path));
    expect(check({ Associations: associations({ DefaultCapacityProviderStrategy: [] }), Tasks })).toEqual([]);
    expect(check({ Associations: associations({ DefaultCapacityProviderStrategy: { Ref: 'Strategy' } }), Tasks })).toEqual([]);
  });

  test('does not decide about a service with a launch type or a strategy of its own', () => {
    const OnEc2 = service('Plant', { Cluster: { Ref: 'Cluster' }, LaunchType: 'EC2' });
    expect(check({ Associations: associations({ DefaultCapacityProviderStrategy }), Tasks: OnEc2 })).toEqual([]);
  });
});

test('a compute environment of AWS Batch uses Fargate', () => {
  const jobs = (subnet: string) =>
    resource('AWS::Batch::ComputeEnvironment', {
      Type: 'MANAGED',
      ComputeResources: { Type: 'FARGATE', MaxvCpus: 4, Subnets: [{ Ref: subnet }] },
    });
  expect(check({ Tasks: jobs('Plant') })).toEqual(found('ComputeResources.Subnets'));
  expect(check({ Tasks: jobs('Region') })).toEqual([]);
});
