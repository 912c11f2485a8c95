import { JsonPath } from 'aws-cdk-lib/aws-stepfunctions';
import { CallAwsService } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { RETRY } from './backup-state-machine';

/** Transient errors of DataSync and of the SDK in Step Functions, such as throttling. */
const TRANSIENT_ERRORS = ['DataSync.InternalException', 'DataSync.DataSyncException', 'DataSync.SdkClientException'];

/** The error of DataSync for every request that it rejects. */
export const INVALID_REQUEST = ['DataSync.InvalidRequestException'];

export interface DataSyncCallProps {
  readonly action: string;
  readonly parameters: { readonly [name: string]: unknown };
  /** ARNs that the state machine may call the action for. */
  readonly iamResources: readonly string[];
  /**
   * Path of the response in the state output.
   *
   * @default JsonPath.DISCARD
   */
  readonly resultPath?: string;
  /**
   * How often the state retries transient errors.
   *
   * @default 6
   */
  readonly maxAttempts?: number;
}

/** A state that calls the DataSync API, and retries transient errors. */
export class DataSyncCall extends CallAwsService {
  constructor(scope: Construct, id: string, props: DataSyncCallProps) {
    const { action, parameters, iamResources, resultPath = JsonPath.DISCARD, maxAttempts = 6 } = props;
    super(scope, id, { service: 'datasync', action, parameters, iamResources: [...iamResources], resultPath });
    this.addRetry({ ...RETRY, errors: TRANSIENT_ERRORS, maxAttempts });
  }
}
