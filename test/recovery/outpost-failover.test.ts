import { Annotations as Found, Match, Template } from 'aws-cdk-lib/assertions';
import { Annotations, type Stack } from 'aws-cdk-lib';
import { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { HostedZone, type IAliasRecordTarget } from 'aws-cdk-lib/aws-route53';
import { OutpostFailover, OutpostMetrics, type OutpostFailoverProps } from '../../lib';
import { newStack, plant } from '../plant';

const target = (dnsName: string): IAliasRecordTarget => ({
  bind: () => ({ dnsName, hostedZoneId: 'Z3Q77PNBQS71R4', evaluateTargetHealth: true }),
});

function make(stack: Stack, unlike: Partial<OutpostFailoverProps> = {}): OutpostFailover {
  return new OutpostFailover(stack, 'Failover', {
    zone: HostedZone.fromHostedZoneAttributes(stack, 'Zone', { hostedZoneId: 'Z1', zoneName: 'plant.example' }),
    recordName: 'portal',
    primary: target('rack.example'),
    secondary: target('region.example'),
    unhealthyAlarm: new Alarm(stack, 'NothingServes', {
      metric: OutpostMetrics.fromOutpost(plant(stack)).metricConnectedStatus(),
      threshold: 1,
      evaluationPeriods: 3,
    }),
    ...unlike,
  });
}

describe('a name that fails over', () => {
  const stack = newStack();
  const pilotLight = AutoScalingGroup.fromAutoScalingGroupName(stack, 'PilotLight', 'portal-in-region');
  const failover = make(stack, { pilotLight, pilotLightCapacity: 2 });
  const template = Template.fromStack(stack);

  test('leads to the Outpost as long as the health check is well, and otherwise to the Region', () => {
    const records = Object.values(template.findResources('AWS::Route53::RecordSet')).map(({ Properties: p }) => ({
      name: p.Name,
      failover: p.Failover,
      set: p.SetIdentifier,
      to: p.AliasTarget.DNSName,
      health: stack.resolve(p.HealthCheckId),
    }));
    expect(records).toEqual([
      {
        name: 'portal.plant.example.',
        failover: 'PRIMARY',
        set: 'OnOutpost',
        to: 'rack.example',
        health: stack.resolve(failover.healthCheck.healthCheckId),
      },
      { name: 'portal.plant.example.', failover: 'SECONDARY', set: 'InRegion', to: 'region.example', health: undefined },
    ]);
  });

  test('follows an alarm, and keeps to what it knew where that has no data', () => {
    template.hasResourceProperties('AWS::Route53::HealthCheck', {
      HealthCheckConfig: {
        Type: 'CLOUDWATCH_METRIC',
        AlarmIdentifier: { Name: { Ref: Match.stringLikeRegexp('^NothingServes') }, Region: 'us-west-2' },
        InsufficientDataHealthStatus: 'LastKnownStatus',
      },
    });
  });

  test('has the commands of a person who decides', () => {
    const commands = Object.entries(template.toJSON().Outputs as { [id: string]: { Value: unknown } }).map(([id, { Value }]) => [
      id.replace(/^Failover|[0-9A-F]{8}$/g, ''),
      JSON.stringify(Value),
    ]);
    expect(commands.map(([id]) => id)).toEqual(['LightUp', 'TakeOver', 'GiveBack']);
    expect(commands[0][1]).toContain('--auto-scaling-group-name portal-in-region --desired-capacity 2');
    expect(commands[1][1]).toContain('--disabled --inverted');
    expect(commands[2][1]).toContain('--no-disabled --no-inverted');
  });

  test('says at each synthesis that a cut Outpost fails open', () => {
    Found.fromStack(stack).hasInfo('/Plant/Failover', Match.stringLikeRegexp('the Outpost fails open'));
  });
});

test('what fails open is said no longer when it was acknowledged', () => {
  const stack = newStack();
  Annotations.of(make(stack)).acknowledgeInfo('cdk-outposts:failoverFailsOpen', 'clients are elsewhere');
  expect(Found.fromStack(stack).findInfo('*', Match.stringLikeRegexp('fails open'))).toEqual([]);
});

test('fails for a pilot light that starts nothing', () => {
  expect(() => make(newStack(), { pilotLightCapacity: 0 })).toThrow('pilotLightCapacity must be at least 1, got 0');
});
