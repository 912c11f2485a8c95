import { ListenerAction, type IApplicationListener, type IApplicationTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { ARecord, RecordTarget, type IAliasRecordTarget, type IHostedZone } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import { OutpostsValidation } from '../validation/plugin';

/** Shares of the requests, in whole percentages that add up to 100. */
export interface TrafficWeights {
  /** Share of the servers on premises that are migrated. */
  readonly onPremises: number;
  /** Share of the servers on the Outpost. */
  readonly outpost: number;
  /** Share of the servers in the Region. */
  readonly region: number;
}

/** Properties of a shift of traffic. */
export interface TrafficShiftProps {
  /** The zone of the name that clients use. */
  readonly zone: IHostedZone;
  /** The name in the zone, such as `orders`. */
  readonly recordName: string;
  /** Current share of each place. Change them with each step of the migration. */
  readonly weights: TrafficWeights;
  /** Listener of the load balancer on the Outpost. It gets its default action here. */
  readonly listener: IApplicationListener;
  /** The on-premises servers: targets of type `ip`, which the load balancer reaches through the local gateway. */
  readonly onPremises: IApplicationTargetGroup;
  /** The servers on the Outpost. */
  readonly outpost: IApplicationTargetGroup;
  /** What leads to the load balancer on the Outpost, such as `new LoadBalancerTarget(loadBalancer)`. */
  readonly outpostTarget: IAliasRecordTarget;
  /** What leads to the servers in the Region. A load balancer on an Outpost does not use targets there. */
  readonly regionTarget: IAliasRecordTarget;
}

/**
 * Shifts traffic stepwise from on-premises servers to servers on the Outpost and on to the Region. The load balancer on the Outpost distributes
 * requests between on-premises servers and the Outpost by target group weights, and Route 53 between it and the Region by record weights.
 *
 * Clients and resolvers keep what Route 53 answered for as long as they like: the Region gets its share slowly, and clients on a disconnected
 * Outpost are routed as before.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-weighted.html
 * @throws if the weights are not whole percentages that add up to 100
 *
 * @example
 * declare const zone: route53.HostedZone;
 * declare const listener: elbv2.ApplicationListener;
 * declare const onPremises: elbv2.ApplicationTargetGroup;
 * declare const servers: elbv2.ApplicationTargetGroup;
 * declare const outpostTarget: targets.LoadBalancerTarget;
 * declare const regionTarget: targets.LoadBalancerTarget;
 *
 * new patterns.TrafficShift(this, 'Shift', {
 *   zone,
 *   recordName: 'orders',
 *   weights: { onPremises: 90, outpost: 10, region: 0 },
 *   listener,
 *   onPremises,
 *   outpost: servers,
 *   outpostTarget,
 *   regionTarget,
 * });
 */
export class TrafficShift extends Construct {
  constructor(scope: Construct, id: string, props: TrafficShiftProps) {
    super(scope, id);
    const { zone, recordName, weights } = props;
    const { onPremises, outpost, region } = weights;
    const all = [onPremises, outpost, region];
    if (all.some((weight) => !Number.isInteger(weight) || weight < 0) || onPremises + outpost + region !== 100) {
      throw new Error(`weights must be whole percentages that add up to 100, got ${all.join(', ')}`);
    }
    props.listener.addAction(`${this.node.id}Shares`, {
      action: ListenerAction.weightedForward([
        { targetGroup: props.onPremises, weight: onPremises },
        // Requests that still arrive when Route 53 sends none go to the Outpost.
        { targetGroup: props.outpost, weight: onPremises + outpost === 0 ? 1 : outpost },
      ]),
    });
    const record = (setIdentifier: string, target: IAliasRecordTarget, weight: number) =>
      new ARecord(this, setIdentifier, { zone, recordName, target: RecordTarget.fromAlias(target), weight, setIdentifier });
    record('Outpost', props.outpostTarget, onPremises + outpost);
    record('Region', props.regionTarget, region);
    OutpostsValidation.register(this);
  }
}
