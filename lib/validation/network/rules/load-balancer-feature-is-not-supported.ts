import { UNSUPPORTED_FEATURES } from '../../../catalog/load-balancing-on-outposts';
import { inTemplate } from '../../example';
import { loadBalancerOnOutpost } from '../example';
import { rule } from '../../rule';

const balancer = (Value: string) =>
  inTemplate(loadBalancerOnOutpost({ targetGroup: { TargetGroupAttributes: [{ Key: 'stickiness.enabled', Value }] } }));

export const loadBalancerFeatureIsNotSupported = rule({
  id: 'load-balancer-feature-is-not-supported',
  enforces: ['ALB-6'],
  severity: 'error',
  title: 'An Application Load Balancer on an Outpost uses a feature that is not supported on Outposts',
  fix: 'Disable the feature, or use a load balancer in the Region',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html',
  on: 'loadBalancerPart',
  onOutpost: true,
  needs: [],
  check: ({ type, settings }) => {
    for (const { feature, setting, values } of UNSUPPORTED_FEATURES.filter((unsupported) => unsupported.type === type)) {
      if (!setting) return { message: `${feature} is not supported for Application Load Balancers on Outposts` };
      const used = settings?.find(({ name, value }) => name === setting && values?.test(value));
      if (used) {
        return {
          property: used.property,
          message: `${used.name} is ${used.value}, but Application Load Balancers on Outposts do not support ${feature}`,
        };
      }
    }
    return undefined;
  },
  get examples() {
    return { bad: balancer('true'), good: balancer('false') };
  },
});
