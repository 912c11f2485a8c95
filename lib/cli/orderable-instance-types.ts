import type { OrderableInstanceTypeElement } from '../inventory/orderable-instance-type';
import { listOperation } from './list-operation';

/** `ListOrderableInstanceTypes`, which no published `@aws-sdk/client-outposts` contains. */
export const paginateListOrderableInstanceTypes = listOperation<OrderableInstanceTypeElement>({
  service: 'Outposts',
  operation: 'ListOrderableInstanceTypes',
  path: '/instanceTypes',
  query: ['NextToken', 'MaxResults'],
  member: 'InstanceTypes',
});
