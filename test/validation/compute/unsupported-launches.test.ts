import { inTemplate, outpostSubnet, regionSubnet, resource } from '../../../lib/validation/example';
import type { Json } from '../../../lib/validation/facts/template';
import { findingsIn } from '../synthesized';

const Plant = outpostSubnet();
const Region = regionSubnet();
const LaunchTemplate = { LaunchTemplateId: { Ref: 'Template' }, Version: '1' };
const group = (subnets: readonly unknown[], properties: object = {}) =>
  resource('AWS::AutoScaling::AutoScalingGroup', {
    MinSize: '1',
    MaxSize: '1',
    VPCZoneIdentifier: subnets,
    LaunchTemplate,
    ...properties,
  });
const ref = (Ref: string) => ({ Ref });
const check = (resources: { readonly [id: string]: Json }) => findingsIn(inTemplate({ Plant, Region, ...resources }));
const template = (data: object) => resource('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { InstanceType: 'm5.xlarge', ...data } });

describe('an Elastic Fabric Adapter', () => {
  const nic = (InterfaceType: unknown) => template({ NetworkInterfaces: [{ DeviceIndex: 0 }, { DeviceIndex: 1, InterfaceType }] });

  test.each(['efa', 'efa-only'])('%s in a launch template is not supported on an Outpost', (type) => {
    expect(check({ Group: group([ref('Plant')]), Template: nic(type) })).toEqual([
      'error elastic-fabric-adapter-on-outpost Template Properties.LaunchTemplateData.NetworkInterfaces',
    ]);
    expect(check({ Group: group([ref('Region')]), Template: nic(type) })).toEqual([]);
  });

  test.each([['interface'], [{ Ref: 'Type' }]])('%j is none, or is unknown', (type) => {
    expect(check({ Group: group([ref('Plant')]), Template: nic(type) })).toEqual([]);
  });

  test('is a network interface of its own', () => {
    const fabric = (subnet: string) => resource('AWS::EC2::NetworkInterface', { SubnetId: ref(subnet), InterfaceType: 'efa' });
    expect(check({ Fabric: fabric('Plant') })).toEqual(['error network-interface-type-is-not-supported Fabric Properties.InterfaceType']);
    expect(check({ Fabric: fabric('Region') })).toEqual([]);
  });
});

describe('an Auto Scaling group with subnets on an Outpost and in the Region', () => {
  const Template = template({});
  const MIXED = 'warning auto-scaling-group-mixes-outpost-and-region Group Properties.VPCZoneIdentifier';

  test('decides itself where an instance is launched', () => {
    expect(check({ Group: group([ref('Plant'), ref('Region')]), Template })).toEqual([MIXED]);
    expect(check({ Group: group([ref('Plant'), ref('Subnet')]), Template })).toEqual([]);
  });

  test('uses a host-level spread placement group, which only Outposts support', () => {
    const Apart = resource('AWS::EC2::PlacementGroup', { Strategy: 'spread', SpreadLevel: 'host' });
    const Group = (...subnets: string[]) => group(subnets.map(ref), { PlacementGroup: ref('Apart') });
    expect(check({ Apart, Group: Group('Plant', 'Region'), Template }).sort()).toEqual([
      'error host-spread-in-region Apart Properties.SpreadLevel',
      MIXED,
    ]);
    expect(check({ Apart, Group: Group('Plant'), Template })).toEqual([]);
  });
});
