import { inTemplate, outpostSubnet, resource } from '../../example';
import { rule } from '../../rule';

const networkInterface = (properties: object) =>
  inTemplate({ Plant: outpostSubnet(), Fabric: resource('AWS::EC2::NetworkInterface', { SubnetId: { Ref: 'Plant' }, ...properties }) });

export const networkInterfaceTypeIsNotSupported = rule({
  id: 'network-interface-type-is-not-supported',
  enforces: ['EC2-17'],
  severity: 'error',
  title: 'A network interface on an Outpost is an Elastic Fabric Adapter, which Outposts do not support',
  fix: 'Remove InterfaceType, or use a subnet in the Region',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa.html',
  on: 'networkInterface',
  needs: ['interfaceType', 'subnet.outpost'],
  check: ({ interfaceType, subnet }) =>
    subnet?.outpost && interfaceType?.startsWith('efa')
      ? { property: 'InterfaceType', message: `interface type ${interfaceType} is not supported on Outposts (${subnet.outpost.id})` }
      : undefined,
  get examples() {
    return { bad: networkInterface({ InterfaceType: 'efa' }), good: networkInterface({}) };
  },
});
