import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { DefinitionBody, JitterType, LogLevel, StateMachine, type IChainable, type RetryProps } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** How states retry calls: of every error, unless they name some. */
export const RETRY: RetryProps = {
  interval: Duration.seconds(10),
  backoffRate: 2,
  maxAttempts: 4,
  jitterStrategy: JitterType.FULL,
};

export interface BackupStateMachineProps {
  readonly definition: IChainable;
  readonly timeout: Duration;
  /** @default - a generated name */
  readonly stateMachineName?: string;
  /** Construct ID of the log group, which is beside the state machine. */
  readonly logGroupId: string;
  /**
   * Whether logs are kept for a year, also when the stack is deleted.
   *
   * @default false - for three months, unless the stack is deleted
   */
  readonly retainsLogs?: boolean;
}

/** A state machine for backups, with a trace and a log of each execution. It is in the Region and works during a service link outage. */
export class BackupStateMachine extends StateMachine {
  private static logGroup(scope: Construct, id: string, retained: boolean): LogGroup {
    return new LogGroup(scope, id, {
      retention: retained ? RetentionDays.ONE_YEAR : RetentionDays.THREE_MONTHS,
      removalPolicy: retained ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }

  constructor(scope: Construct, id: string, { definition, logGroupId, retainsLogs = false, ...props }: BackupStateMachineProps) {
    super(scope, id, {
      ...props,
      definitionBody: DefinitionBody.fromChainable(definition),
      tracingEnabled: true,
      logs: { destination: BackupStateMachine.logGroup(scope, logGroupId, retainsLogs), level: LogLevel.ALL },
    });
  }

  /** Notifies a topic when an execution ends with one of these statuses. */
  public notifyOnEnd(scope: Construct, id: string, topic: ITopic, status: readonly string[], description: string): void {
    new Rule(scope, id, {
      description,
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: { stateMachineArn: [this.stateMachineArn], status },
      },
      targets: [new SnsTopic(topic)],
    });
  }
}
