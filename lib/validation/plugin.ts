import {
  Stage,
  Validations,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
} from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { acknowledgeFalseFindings } from './false-findings';
import type * as validation from './index';

const REGISTERED = Symbol.for('cdk-outposts.OutpostsValidation');

/**
 * Judges the synthesized templates of an App by the rules of AWS Outposts, and reports through CDK's own validation report.
 *
 * Every construct of this library registers it on the App. An App without any of them registers it itself:
 * `OutpostsValidation.register(app)`.
 *
 * A finding is acknowledged on the construct it is about, or on any of its parents:
 * `Validations.of(volume).acknowledge({ id: 'cdk-outposts::<rule id>', reason: '…' })`.
 *
 * In the Stages where it is registered it also acknowledges, for you, what AWS's own validator and cfn-lint wrongly find in what is
 * on an Outpost: a load balancer in one subnet (E3680), bare metal instances (E3628), the name of an Availability Zone (W3010).
 */
export class OutpostsValidation implements IPolicyValidationPlugin {
  /** Registers the rules on the App of a construct, and on the Stage it is in. Any number of calls have the effect of one. */
  public static register(scope: IConstruct): void {
    let stage: IConstruct | undefined = scope;
    while (stage && !Stage.isStage(stage)) stage = stage.node.scope;
    if (!stage || REGISTERED in stage) return;
    Object.defineProperty(stage, REGISTERED, { value: true });
    acknowledgeFalseFindings(stage);
    if (stage.parentStage) OutpostsValidation.register(stage.parentStage);
    else Validations.of(stage).addPlugins(new OutpostsValidation());
  }

  /** Namespace of the rules in acknowledgements. */
  public readonly name = 'cdk-outposts';

  private constructor() {}

  /** Version of this library. */
  public get version(): string | undefined {
    return (require('../../package.json') as { version: string }).version;
  }

  /** Ids of all rules. */
  public get ruleIds(): string[] | undefined {
    return openValidation().rules.map(({ id }) => id);
  }

  /** Called by the CDK at the end of synthesis. */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const { openTemplates, readFacts, rules, evaluate, summarizeUndecided } = openValidation();
    const templates = context.stackTemplates.map(({ stackConstructPath, templatePath, region, accountId }) => ({
      name: stackConstructPath,
      path: templatePath,
      region,
      account: accountId,
    }));
    const { findings, undecided } = evaluate(readFacts(openTemplates(templates)), rules);
    return {
      success: findings.every(({ severity }) => severity !== 'error'),
      violations: [
        ...findings.map(({ ruleId, severity, message, fix, source, location, path }) => ({
          ruleName: ruleId,
          severity,
          description: message,
          fix: `${fix} (${source})`,
          violatingResources: [{ resourceLogicalId: location.logicalId, templatePath: location.template, locations: path ? [path] : [] }],
        })),
        ...summarizeUndecided(undecided).map((description) => ({
          ruleName: 'undecided',
          severity: 'info',
          description,
          fix: 'Declare what is not known: the hardware of the Outpost, or the environment of the stack; `outposts discover` reads all of it',
          violatingResources: [{ constructPath: '', locations: [] }],
        })),
      ],
    };
  }
}

/** Loaded when it is needed, so that an App that only imports the library does not pay for it. */
function openValidation(): typeof validation {
  return require('./index') as typeof validation;
}
