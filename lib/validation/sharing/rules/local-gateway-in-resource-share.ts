import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

const LOCAL_GATEWAY = /:ec2:[^:]*:[^:]*:local-gateway(-virtual-interface(-group)?)?\//;
const share = (name: string) =>
  inTemplate({
    Share: resource('AWS::RAM::ResourceShare', {
      Name: 'Plant',
      AllowExternalPrincipals: false,
      ResourceArns: [`arn:aws:ec2:us-west-2:111122223333:${name}`],
      Principals: ['444455556666'],
    }),
  });

export const localGatewayInResourceShare = rule({
  id: 'local-gateway-in-resource-share',
  enforces: ['RAM-1'],
  severity: 'warning',
  title: 'A resource share contains a local gateway or its virtual interfaces, which cannot be shared',
  fix: 'Set ResourceArns to the ARN of the local gateway route table instead, as `OutpostResourceShare` does: consumers associate their VPCs with it',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/sharing-outposts.html',
  on: 'resourceShare',
  needs: [],
  check: ({ arns }) => {
    const arn = arns.find((shared) => LOCAL_GATEWAY.test(shared));
    return arn ? { property: 'ResourceArns', message: `resource ${arn} cannot be shared` } : undefined;
  },
  get examples() {
    return { bad: share('local-gateway/lgw-0123456789abcdef0'), good: share('local-gateway-route-table/lgw-rtb-0123456789abcdef0') };
  },
});
