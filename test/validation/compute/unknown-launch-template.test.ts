import * as fc from 'fast-check';
import { onFirstGenerationRack, outpostSubnet, resource } from '../../../lib/validation/example';
import type { Json } from '../../../lib/validation/facts/template';
import { rules } from '../../../lib/validation/rules';
import { validate } from '../../../lib/validation/validate';
import { CHANGES, lessKnown } from '../less-known';
import { findingsIn } from '../synthesized';

const EXISTING = { LaunchTemplateId: 'lt-0123456789abcdef0', Version: '1' };
const CREATED = { LaunchTemplateId: { Ref: 'Template' }, Version: '1' };
const OVERRIDES = 'Properties.MixedInstancesPolicy.LaunchTemplate.Overrides';

const template = (data: Json = {}) => resource('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { InstanceType: 'm5.xlarge', ...data } });
const group = (LaunchTemplateSpecification: object, ...Overrides: object[]) =>
  resource('AWS::AutoScaling::AutoScalingGroup', {
    ...{ MinSize: '1', MaxSize: '1', VPCZoneIdentifier: [{ Ref: 'Plant' }] },
    MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification, Overrides } },
  });
const types = (...names: string[]) => names.map((InstanceType) => ({ InstanceType }));
const onRack = (resources: { readonly [id: string]: Json }) => onFirstGenerationRack({ Plant: outpostSubnet(), ...resources });
const messagesIn = (resources: { readonly [id: string]: Json }) => {
  const { inventory, region } = onRack(resources);
  const body = { Resources: { Plant: outpostSubnet(), ...resources } };
  return validate([{ name: 'S', path: 'S.json', body, region }], [inventory!], rules).findings.map(
    ({ severity, message }) => `${severity}: ${message}`,
  );
};

describe('overrides of a launch template that is not in the templates', () => {
  test.each<[string, object]>([
    ['an ID', EXISTING],
    ['a name', { LaunchTemplateName: 'workers', Version: '1' }],
    ['a parameter', { LaunchTemplateId: { Ref: 'Parameter' }, Version: '1' }],
    ['an output of an unknown stack', { LaunchTemplateId: { 'Fn::GetStackOutput': { StackName: 'T', OutputName: 'Id' } }, Version: '1' }],
    ['another version', { ...CREATED, Version: '3' }],
  ])('are a warning if a type is not slotted, and it is referenced by %s', (_, specification) => {
    expect(findingsIn(onRack({ Group: group(specification, ...types('m5.xlarge', 'c5.large')) }))).toEqual([
      `warning mixed-instance-type-is-not-slotted Group ${OVERRIDES}`,
    ]);
    expect(findingsIn(onRack({ Group: group(specification, ...types('m5.xlarge')) }))).toEqual([]);
  });

  test('are a warning, not an error, if no type is slotted: the instances can be on a Dedicated Host', () => {
    expect(messagesIn({ Group: group(EXISTING, ...types('c5.large', 'r5.large')) })).toEqual([
      'warning: op-0a1b2c3d4e5f60718 is not configured for c5.large, r5.large, unless the launch template specifies a Dedicated Host; configured: m5.xlarge',
    ]);
  });

  test('whose family no hardware of the Outpost has are reported as such', () => {
    expect(findingsIn(onRack({ Group: group(EXISTING, ...types('t3.large')) }))).toEqual([
      `warning instance-family-is-not-available Group ${OVERRIDES}`,
    ]);
  });

  test('of an EC2 Fleet are a warning as well', () => {
    const Fleet = resource('AWS::EC2::EC2Fleet', {
      LaunchTemplateConfigs: [
        { LaunchTemplateSpecification: EXISTING, Overrides: types('c5.large').map((it) => ({ ...it, SubnetId: { Ref: 'Plant' } })) },
      ],
      TargetCapacitySpecification: { TotalTargetCapacity: 1, DefaultTargetCapacityType: 'on-demand' },
    });
    expect(findingsIn(onRack({ Fleet }))).toEqual(['warning mixed-instance-type-is-not-slotted Fleet Properties.LaunchTemplateConfigs']);
  });

  test('of which a parameter decides one are undecided', () => {
    expect(findingsIn(onRack({ Group: group(EXISTING, { InstanceType: { Ref: 'Parameter' } }, ...types('c5.large')) }))).toEqual([]);
  });
});

describe('an override with a launch template of its own', () => {
  const override = (data: Json = {}) => ({
    Group: group(CREATED, { ...types('c5.large')[0], LaunchTemplateSpecification: { LaunchTemplateId: { Ref: 'Other' }, Version: '1' } }),
    ...{ Template: template(), Other: template(data) },
  });

  test('launches its own type', () => {
    expect(findingsIn(onRack(override()))).toEqual([`error instance-type-is-not-slotted Group ${OVERRIDES}`]);
  });

  test('launches on the Dedicated Host of that launch template', () => {
    expect(findingsIn(onRack(override({ Placement: { Tenancy: 'host' } })))).toEqual([]);
  });

  test('that is not in the templates can launch on a Dedicated Host', () => {
    const Group = group(CREATED, { ...types('c5.large')[0], LaunchTemplateSpecification: EXISTING });
    expect(findingsIn(onRack({ Group, Template: template() }))).toEqual([`warning mixed-instance-type-is-not-slotted Group ${OVERRIDES}`]);
  });
});

describe('an instance with a launch template that is not in the templates', () => {
  const instance = (InstanceType: string) =>
    resource('AWS::EC2::Instance', { InstanceType, SubnetId: { Ref: 'Plant' }, LaunchTemplate: EXISTING });

  test('is a warning if no hardware of the Outpost has its family, even on a Dedicated Host', () => {
    expect(findingsIn(onRack({ App: instance('t3.large') }))).toEqual([
      'warning instance-family-is-not-available App Properties.InstanceType',
    ]);
  });

  test('is none if it can be on a Dedicated Host', () => {
    expect(findingsIn(onRack({ App: instance('c5.large') }))).toEqual([]);
  });

  test('is none if the Outpost is configured for its family, whatever the list of families says', () => {
    const { inventory, ...rest } = onRack({ App: instance('m99.large') });
    const [outpost] = inventory!.outposts!;
    const outposts = [{ ...outpost, instanceTypes: [{ InstanceType: 'm99.xlarge' }] }];
    expect(findingsIn({ ...rest, inventory: { ...inventory, outposts } })).toEqual([]);
  });
});

test('what is taken away from a launch on a Dedicated Host makes no error', () => {
  const onHost = { Placement: { Tenancy: 'host' } };
  const example = onRack({
    ...{ Template: template(onHost), Other: template(onHost) },
    Group: group(CREATED, ...types('c5.large'), {
      ...types('r5.large')[0],
      LaunchTemplateSpecification: { LaunchTemplateId: { Ref: 'Other' }, Version: '1' },
    }),
    App: resource('AWS::EC2::Instance', { InstanceType: 'c5.large', SubnetId: { Ref: 'Plant' }, LaunchTemplate: CREATED }),
  });
  const errorsIn = (...changes: Parameters<typeof lessKnown>) => {
    const { source, inventories } = lessKnown(...changes);
    return validate([source], inventories, rules).findings.filter(({ severity }) => severity === 'error');
  };
  expect(errorsIn(example, [])).toEqual([]);
  fc.assert(
    fc.property(CHANGES, (changes) => {
      expect(errorsIn(example, changes)).toEqual([]);
    }),
    { numRuns: Number(process.env.LESS_KNOWN_RUNS ?? 50), seed: Number(process.env.LESS_KNOWN_SEED ?? 1) },
  );
});
