import { isFromCloudTrail, OUTPOSTS_EVENTS, SOURCES_OF_API_CALLS } from '../../../catalog/outposts-events';
import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

const eventRule = (detailType: string) =>
  inTemplate({
    Rule: resource('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.outposts'],
        'detail-type': [detailType],
        detail: { eventSource: ['outposts.amazonaws.com'], eventName: ['StartCapacityTask'] },
      },
    }),
  });

export const eventPatternMatchesNoEvent = rule({
  id: 'event-pattern-matches-no-event',
  enforces: ['EV-1', 'EV-3'],
  severity: 'warning',
  title: 'An event pattern requires a source or a detail type that events of AWS Outposts do not have',
  fix: 'Match "AWS API Call via CloudTrail" of the source aws.outposts for API calls, the source aws.health for the state of an Outpost, or an alarm on its metrics, as `OutpostAlarms` creates',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-outposts.html',
  on: 'eventPattern',
  needs: ['sources', 'detailTypes?'],
  check: ({ sources, detailTypes }) => {
    if (!sources) return undefined;
    const eventSource = sources.find((source) => source in SOURCES_OF_API_CALLS);
    if (eventSource) {
      return { property: 'EventPattern.source', message: `the source of events of ${eventSource} is ${SOURCES_OF_API_CALLS[eventSource]}` };
    }
    const types = sources.map((source) => OUTPOSTS_EVENTS[source]);
    if (!detailTypes?.length || !types.every((sent) => sent !== undefined)) return undefined;
    const isSent = detailTypes.some((detailType) => isFromCloudTrail(detailType) || types.flat().includes(detailType));
    return isSent
      ? undefined
      : { property: 'EventPattern.detail-type', message: `${sources.join(', ')} sends no events of the type ${detailTypes.join(', ')}` };
  },
  get examples() {
    return { bad: eventRule('Outpost State Change'), good: eventRule('AWS API Call via CloudTrail') };
  },
});
