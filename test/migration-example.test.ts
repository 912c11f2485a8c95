import { Template } from 'aws-cdk-lib/assertions';
import type { TrafficWeights } from '../lib/patterns';
import { PHASES } from '../examples/10-stepwise-migration/phase';
import * as settings from '../examples/10-stepwise-migration/settings';
import { MigrationStack } from '../examples/10-stepwise-migration/stack';
import { newApp } from './plant';

const phases = Object.entries<TrafficWeights>(PHASES);

/** The percentage of all requests that each place answers: by record first, then by target group. */
function shares(phase: TrafficWeights) {
  const template = Template.fromStack(new MigrationStack(newApp(), 'Migration', { ...settings.plant, phase }));
  const recordOf = (place: string) =>
    Object.values(template.findResources('AWS::Route53::RecordSet')).find(({ Properties }) => Properties.SetIdentifier === place)!
      .Properties.Weight as number;
  const weights = Object.values(template.findResources('AWS::ElasticLoadBalancingV2::Listener')).flatMap(
    ({ Properties }) => Properties.DefaultActions[0].ForwardConfig?.TargetGroups ?? [],
  ) as { readonly TargetGroupArn: { readonly Ref: string }; readonly Weight: number }[];
  const sum = weights.reduce((all, { Weight }) => all + Weight, 0);
  const weightOf = (group: string) => weights.find(({ TargetGroupArn }) => TargetGroupArn.Ref.startsWith(group))!.Weight / sum;
  const servers = (group: string) =>
    Number(
      Object.entries(template.findResources('AWS::AutoScaling::AutoScalingGroup')).find(([id]) => id.startsWith(group))![1].Properties
        .MinSize,
    );
  const plant = recordOf('Outpost');
  return {
    answered: { onPremises: plant * weightOf('InBuilding'), outpost: plant * weightOf('OnOutpost'), region: recordOf('Region') },
    servers: { outpost: servers('OnOutpost'), region: servers('InRegion') },
  };
}

test.each(phases)('in the phase %s each place answers its share of the requests, and has servers for it', (_, phase) => {
  const { answered, servers } = shares(phase);
  expect(answered).toEqual(phase);
  expect(servers.outpost > 0).toBe(phase.outpost > 0);
  expect(servers.region > 0).toBe(phase.region > 0);
});

test('every request is answered in every phase, and no step moves any back', () => {
  const answered = phases.map(([, { onPremises, outpost, region }]) => [onPremises, onPremises + outpost, onPremises + outpost + region]);
  expect(answered.map(([, , all]) => all)).toEqual(phases.map(() => 100));
  answered.slice(1).forEach(([building, plant], index) => {
    expect(building).toBeLessThanOrEqual(answered[index][0]);
    expect(plant).toBeLessThanOrEqual(answered[index][1]);
  });
});
