import {
  Stack,
  Stage,
  Validations,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
} from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { acknowledgeFalseFindings } from './false-findings';
import type * as validation from './index';

/** On a Stage: the rules are registered. On the App, its value is the plugin that reports for it. */
const REGISTERED = Symbol.for('cdk-outposts.OutpostsValidation');
/** Context key that switches the rules off. */
const CONTEXT_KEY = 'cdk-outposts:validation';

/**
 * Validates the synthesized templates of an App with the rules for AWS Outposts, and reports findings in the validation report of the CDK.
 *
 * Every construct of this library registers the rules on the App. For an App that uses none of them, register the rules yourself:
 * `OutpostsValidation.register(app)`, or `Validations.of(app).addPlugins(new OutpostsValidation())`, as for any plugin. Add the plugin to the
 * App, not to a Stage: rules compare resources of different stacks. Each finding is reported once, however often the rules are registered.
 *
 * To acknowledge a finding, name its rule on the construct or on one of its parents:
 * `Validations.of(volume).acknowledge({ id: 'cdk-outposts::<rule id>', reason: '…' })`.
 *
 * To switch all rules off for an App, set the context key `cdk-outposts:validation` to `false`: in `cdk.json`, with
 * `cdk synth -c cdk-outposts:validation=false`, or with `new App({ context: { 'cdk-outposts:validation': false } })`.
 *
 * `register`, and so every construct, also acknowledges findings of the built-in validator of the CDK and of cfn-lint that are false on an
 * Outpost: a load balancer in one subnet (E3680), bare metal instances (E3628), a literal Availability Zone (W3010). The context key does not
 * change that.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html
 *
 * @example
 * declare const app: App;
 *
 * Validations.of(app).addPlugins(new OutpostsValidation());
 */
export class OutpostsValidation implements IPolicyValidationPlugin {
  /** Registers the rules on the App and the Stage of a construct. Repeated calls have no effect. */
  public static register(scope: IConstruct): void {
    let stage: IConstruct | undefined = scope;
    while (stage && !Stage.isStage(stage)) stage = stage.node.scope;
    if (!stage || REGISTERED in stage) return;
    const plugin = new OutpostsValidation();
    Object.defineProperty(stage, REGISTERED, { value: plugin });
    acknowledgeFalseFindings(stage);
    if (stage.parentStage) OutpostsValidation.register(stage.parentStage);
    else Validations.of(stage).addPlugins(plugin);
  }

  /** Name of the plugin, and prefix of rule IDs in acknowledgements. */
  public readonly name = 'cdk-outposts';

  /** Version of this library. */
  public get version(): string | undefined {
    return (require('../../package.json') as { version: string }).version;
  }

  /** IDs of all rules. */
  public get ruleIds(): string[] | undefined {
    return openValidation().rules.map(({ id }) => id);
  }

  /** Validates the templates. The CDK calls it at the end of synthesis. */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    if (!this.reportsFor(context.appConstruct)) return { success: true, violations: [] };
    const { openTemplates, rules, validate, summarizeGaps } = openValidation();
    const templates = context.stackTemplates.map(({ stackConstructPath, templatePath, region, accountId }) => ({
      name: stackConstructPath,
      stackName: stackAt(context.appConstruct, stackConstructPath)?.stackName,
      path: templatePath,
      region,
      account: accountId,
    }));
    const { findings, ...gaps } = validate(openTemplates(templates), [], rules);
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
        ...summarizeGaps(gaps).map((description) => ({
          ruleName: 'undecided',
          severity: 'info',
          description,
          fix: 'Declare what is unknown, such as the hardware of the Outpost or the environment of the stack; `outposts discover` reads the Outpost',
          violatingResources: [{ constructPath: '', locations: [] }],
        })),
      ],
    };
  }

  /** Whether the rules are switched on, and no other plugin of this library reports the same findings. */
  private reportsFor(app: IConstruct & { readonly [REGISTERED]?: unknown }): boolean {
    const { [REGISTERED]: registered = this } = app;
    const enabled: unknown = app.node.tryGetContext(CONTEXT_KEY);
    return registered === this && enabled !== false && enabled !== 'false';
  }
}

/** The stack at a path of constructs. */
function stackAt(root: IConstruct, path: string): Stack | undefined {
  const construct = path.split('/').reduce<IConstruct | undefined>((scope, id) => scope?.node.tryFindChild(id), root);
  return Stack.isStack(construct) ? construct : undefined;
}

/** Loads the rules on demand: an App that only imports the library does not load them. */
function openValidation(): typeof validation {
  return require('./index') as typeof validation;
}
