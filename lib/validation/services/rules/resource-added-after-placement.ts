import { instanceOnOutpost } from '../../compute/example';
import { inTemplate, OUTPOST_ARN, regionSubnet } from '../../example';
import { rule } from '../../rule';

const subnetAddedLater = (properties: object) => {
  const Plant = { ...regionSubnet(properties), Metadata: { 'cdk-outposts': { placement: 'Plant/Outpost', addedLaterTo: 'Plant' } } };
  return inTemplate({ ...instanceOnOutpost(), Plant });
};

export const resourceAddedAfterPlacement = rule({
  id: 'resource-added-after-placement',
  enforces: ['SVC-1'],
  severity: 'warning',
  title: 'A resource is added to a scope after `outpost.placement`, and remains in the Region',
  fix: 'Call `Mixins.of(scope).apply(outpost.placement)` after you create all resources of the scope, or acknowledge that the resource remains in the Region',
  source: 'https://docs.aws.amazon.com/cdk/v2/guide/aspects.html',
  on: 'placementRequest',
  when: ({ addedLaterTo, placedBy }) => addedLaterTo !== null && placedBy !== null,
  needs: ['outpost'],
  check: ({ requestedOutpost, addedLaterTo, placedBy, outpost }) =>
    outpost === null
      ? {
          property: placedBy ?? undefined,
          message: `the resource is added to '${addedLaterTo}' after its placement on '${requestedOutpost}', so it remains in the Region`,
        }
      : undefined,
  get examples() {
    return { bad: subnetAddedLater({}), good: subnetAddedLater({ OutpostArn: OUTPOST_ARN }) };
  },
});
