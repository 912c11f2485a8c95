import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

const group = (Strategy: string) => inTemplate({ Apart: resource('AWS::EC2::PlacementGroup', { Strategy, SpreadLevel: 'host' }) });

export const spreadLevelWithoutSpread = rule({
  id: 'spread-level-without-spread',
  enforces: ['PG-2'],
  severity: 'warning',
  title: 'A placement group specifies a spread level without the spread strategy',
  fix: 'Set Strategy to spread, or remove SpreadLevel',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreatePlacementGroup.html',
  on: 'placementGroup',
  needs: ['strategy', 'spreadLevel'],
  check: ({ strategy, spreadLevel }) =>
    spreadLevel && strategy && strategy !== 'spread'
      ? { property: 'SpreadLevel', message: `SpreadLevel ${spreadLevel} requires strategy spread, but the strategy is ${strategy}` }
      : undefined,
  get examples() {
    return { bad: group('partition'), good: group('spread') };
  },
});
