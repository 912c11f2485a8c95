import { Annotations, CfnOutput, Stack } from 'aws-cdk-lib';
import type { IAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import type { IAlarmRef } from 'aws-cdk-lib/aws-cloudwatch';
import {
  ARecord,
  Failover,
  HealthCheck,
  HealthCheckType,
  InsufficientDataHealthStatusEnum,
  RecordTarget,
  type IAliasRecordTarget,
  type IHealthCheck,
  type IHostedZone,
} from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import { OutpostsValidation } from '../validation/plugin';

/** Properties of the failover of a name from an Outpost to the Region. */
export interface OutpostFailoverProps {
  /** The zone of the name. */
  readonly zone: IHostedZone;
  /** The name in the zone, such as `portal`. */
  readonly recordName: string;
  /** What the name leads to while it is well, on the Outpost, such as `new LoadBalancerTarget(loadBalancer, { evaluateTargetHealth: true })`. */
  readonly primary: IAliasRecordTarget;
  /** What the name leads to otherwise, in the Region. */
  readonly secondary: IAliasRecordTarget;
  /**
   * The alarm that is raised when the workload on the Outpost is unhealthy. Route 53 health checkers cannot reach on-premises networks.
   *
   * Configure it to ignore missing data: in the Region, a service link outage and the loss of the site look the same, and during an outage the
   * workload keeps running on premises. An operator then decides, with the output `TakeOver`.
   */
  readonly unhealthyAlarm: IAlarmRef;
  /**
   * Servers in the Region that wait with a desired capacity of 0, the pilot light.
   *
   * @default - what is in the Region runs all the time
   */
  readonly pilotLight?: IAutoScalingGroup;
  /**
   * How many servers of the pilot light are started at a disaster.
   *
   * @default 1
   */
  readonly pilotLightCapacity?: number;
}

const FAILS_OPEN =
  'Route 53 failover is for clients outside the on-premises network. During a service link outage, the Outpost receives no record changes, and its ' +
  'clients are routed as before: the Outpost fails open';

/**
 * Leads a name to the Outpost, and to a pilot light in the Region where nothing on the Outpost serves any more: failover records of Route 53
 * with a health check that follows an alarm. The outputs `LightUp`, `TakeOver` and `GiveBack` are the commands of a person who decides.
 *
 * Route 53 decides in the Region. A disconnected Outpost fails open: resolvers on it check no health and get no change of
 * records, so on-premises clients are not routed elsewhere, and need not be as long as the Outpost works. `cdk synth` says so each
 * time, until `Annotations.of(failover).acknowledgeInfo('cdk-outposts:failoverFailsOpen')`.
 *
 * What starts in the Region needs images and data in the Region: local snapshots and local backups cannot be copied there.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/outpost-resolver.html
 * @throws if `pilotLightCapacity` is less than 1
 *
 * @example
 * declare const zone: route53.HostedZone;
 * declare const onOutpost: targets.LoadBalancerTarget;
 * declare const inRegion: targets.LoadBalancerTarget;
 * declare const noHealthyHosts: cloudwatch.Alarm; // of the load balancer on the Outpost
 *
 * new OutpostFailover(this, 'Failover', {
 *   zone,
 *   recordName: 'portal',
 *   primary: onOutpost,
 *   secondary: inRegion,
 *   unhealthyAlarm: noHealthyHosts,
 * });
 */
export class OutpostFailover extends Construct {
  /** Whether the name leads to the Outpost. */
  public readonly healthCheck: IHealthCheck;

  constructor(scope: Construct, id: string, props: OutpostFailoverProps) {
    super(scope, id);
    const { zone, recordName, unhealthyAlarm, pilotLight, pilotLightCapacity = 1 } = props;
    if (!(pilotLightCapacity >= 1)) throw new Error(`pilotLightCapacity must be at least 1, got ${pilotLightCapacity}`);
    const { region } = Stack.of(this);
    const healthCheck = new HealthCheck(this, 'HealthCheck', {
      type: HealthCheckType.CLOUDWATCH_METRIC,
      alarmIdentifier: { name: unhealthyAlarm.alarmRef.alarmName, region },
      insufficientDataHealthStatus: InsufficientDataHealthStatusEnum.LAST_KNOWN_STATUS,
    });
    this.healthCheck = healthCheck;
    const common = { zone, recordName };
    new ARecord(this, 'OnOutpost', {
      ...common,
      target: RecordTarget.fromAlias(props.primary),
      setIdentifier: 'OnOutpost',
      failover: Failover.PRIMARY,
      healthCheck,
    });
    new ARecord(this, 'InRegion', {
      ...common,
      target: RecordTarget.fromAlias(props.secondary),
      setIdentifier: 'InRegion',
      failover: Failover.SECONDARY,
    });

    if (pilotLight) {
      new CfnOutput(this, 'LightUp', {
        description: 'Step 1 of the failover: starts the pilot light in the Region',
        value: `aws autoscaling set-desired-capacity --auto-scaling-group-name ${pilotLight.autoScalingGroupName} --desired-capacity ${pilotLightCapacity} --region ${region}`,
      });
    }
    const update = `aws route53 update-health-check --health-check-id ${healthCheck.healthCheckId}`;
    new CfnOutput(this, 'TakeOver', {
      description: 'Routes the name to the Region regardless of the alarm, for example if the site is unreachable',
      value: `${update} --disabled --inverted`,
    });
    new CfnOutput(this, 'GiveBack', {
      description: 'Routes the name to the Outpost again, unless the alarm is raised',
      value: `${update} --no-disabled --no-inverted`,
    });
    Annotations.of(this).addInfoV2('cdk-outposts:failoverFailsOpen', FAILS_OPEN);
    OutpostsValidation.register(this);
  }
}
