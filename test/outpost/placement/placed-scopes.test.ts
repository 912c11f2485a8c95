import { App, ConstructSelector, Mixins, Shims, Aspects, Stack, Stage, Validations } from 'aws-cdk-lib';
import { CfnInstance, CfnSubnet, CfnVolume } from 'aws-cdk-lib/aws-ec2';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { IOutpost } from '../../../lib';
import { ENV, OUTPOST_ARN, plant } from '../../plant';
import { reportOf } from '../../validation/report';

const subnet = (scope: Construct, id: string, outpostArn?: string) =>
  new CfnSubnet(scope, id, { vpcId: 'vpc-0a1b2c3d4e5f60718', cidrBlock: '10.0.8.0/24', availabilityZone: 'us-west-2a', outpostArn });

const volume = (scope: Construct, id: string) => new CfnVolume(scope, id, { availabilityZone: 'us-west-2a', size: 4, encrypted: true });

/** What the rules about placement report about a stack. */
function found(build: (stack: Stack, outpost: IOutpost, app: App) => void): string[] {
  const app = new App();
  const stack = new Stack(app, 'Plant', { env: ENV });
  build(stack, plant(stack), app);
  return violations(app);
}

function violations(app: App): string[] {
  return (reportOf(app).rules?.violations ?? [])
    .filter(({ ruleName }) => ['resource-added-after-placement', 'resource-stays-in-region'].includes(ruleName))
    .map(({ ruleName, violatingConstructs }) => `${ruleName} ${violatingConstructs[0].constructPath}`);
}

test('what is added to a stack after its placement is reported', () => {
  const all = found((stack, outpost) => {
    Mixins.of(stack).apply(outpost.placement);
    subnet(stack, 'Subnet');
    volume(new Construct(stack, 'Line'), 'Volume');
    new CfnBucket(stack, 'Bucket');
  });
  expect(all.sort()).toEqual([
    'resource-added-after-placement Plant/Line/Volume',
    'resource-added-after-placement Plant/Subnet',
    'resource-stays-in-region Plant/Bucket',
  ]);
});

test('an instance that is added later is reported if its subnet is in the Region', () => {
  const launch = (stack: Stack, id: string, { ref }: CfnSubnet) =>
    new CfnInstance(stack, id, { subnetId: ref, imageId: 'ami-0a1b2c3d4e5f60718', instanceType: 'm5.xlarge' });
  const all = found((stack, outpost) => {
    const placed = subnet(stack, 'Placed');
    Mixins.of(stack).apply(outpost.placement);
    launch(stack, 'OnOutpost', placed);
    launch(stack, 'InRegion', subnet(stack, 'Later'));
  });
  expect(all.sort()).toEqual(['resource-added-after-placement Plant/Later', 'resource-stays-in-region Plant/InRegion']);
});

test('the message names the scope and the Outpost, and an acknowledgment suppresses it', () => {
  const build = (acknowledged: boolean) => {
    const app = new App();
    const stack = new Stack(app, 'Plant', { env: ENV });
    Mixins.of(stack).apply(plant(stack).placement);
    const later = subnet(stack, 'Later');
    if (acknowledged) Validations.of(later).acknowledge({ id: 'cdk-outposts::resource-added-after-placement', reason: 'a NAT gateway' });
    return app;
  };
  const { rules, error } = reportOf(build(false));
  expect(error).toBeUndefined();
  expect(rules?.violations.find(({ ruleName }) => ruleName === 'resource-added-after-placement')).toMatchObject({
    severity: 'warning',
    description: "the resource is added to 'Plant' after its placement on 'Plant/Outpost', so it remains in the Region",
  });
  expect(violations(build(true))).toEqual([]);
});

test.each<[string, (stack: Stack, outpost: IOutpost, app: App) => void]>([
  [
    'exists before',
    (stack, outpost) => {
      subnet(stack, 'Subnet');
      Mixins.of(stack).apply(outpost.placement);
    },
  ],
  [
    'is placed itself',
    (stack, outpost) => {
      Mixins.of(stack).apply(outpost.placement);
      subnet(stack, 'Subnet').with(outpost.placement);
    },
  ],
  [
    'specifies its Outpost',
    (stack, outpost) => {
      Mixins.of(stack).apply(outpost.placement);
      subnet(stack, 'Subnet', OUTPOST_ARN);
    },
  ],
  [
    'is placed by a second call',
    (stack, outpost) => {
      Mixins.of(stack).apply(outpost.placement);
      subnet(stack, 'Subnet');
      Mixins.of(stack).apply(outpost.placement);
    },
  ],
  [
    'is added to a scope of which a selector selects resources only',
    (stack, outpost) => {
      Mixins.of(stack, ConstructSelector.resourcesOfType(CfnVolume.CFN_RESOURCE_TYPE_NAME)).apply(outpost.placement);
      subnet(stack, 'Subnet');
    },
  ],
  [
    'is in a scope that a selector selects without its constructs',
    (stack, outpost) => {
      subnet(new Construct(stack, 'Line'), 'Subnet');
      Mixins.of(stack, ConstructSelector.byId('Line')).apply(outpost.placement);
    },
  ],
  [
    'is in a scope that the mixin was asked about only',
    (stack, outpost) => {
      subnet(stack, 'Subnet');
      outpost.placement.supports(stack);
    },
  ],
  [
    'is added to another scope',
    (stack, outpost) => {
      Mixins.of(new Construct(stack, 'Line')).apply(outpost.placement);
      subnet(stack, 'Subnet');
    },
  ],
  [
    'is placed by an Aspect',
    (stack, outpost) => {
      Aspects.of(stack).add(Shims.asAspect(outpost.placement));
      subnet(stack, 'Subnet');
    },
  ],
])('a resource that %s is not reported', (_, build) => {
  expect(found(build)).toEqual([]);
});

test('resources that are added to a Stage or to its stacks are reported once', () => {
  const app = new App();
  const stage = new Stage(app, 'Prod', { env: ENV });
  const stack = new Stack(stage, 'Plant');
  Mixins.of(app).apply(plant(stack).placement);
  subnet(stack, 'Subnet');
  expect(violations(app)).toEqual(['resource-added-after-placement Prod/Plant/Subnet']);
});

test('one walk of the scope finds them, however many scopes are in it', () => {
  const app = new App();
  const stack = new Stack(app, 'Plant', { env: ENV });
  const outpost = plant(stack);
  let scope: Construct = stack;
  for (let depth = 0; depth < 100; depth++) scope = new Construct(scope, `${depth}`);
  Mixins.of(stack).apply(outpost.placement);
  const children = jest.spyOn(scope.node, 'children', 'get');
  for (const each of [stack, ...stack.node.findAll().slice(1)]) each.node.validate();
  // `findAll` of the test reads it once, too.
  expect(children.mock.calls.length).toBeLessThanOrEqual(2);
});
