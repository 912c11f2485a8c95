import {
  Stack,
  Stage,
  Validations,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  type PolicyViolation,
} from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { Acknowledgments, constructAt } from './acknowledgments';
import { acknowledgeFalseFindings } from './false-findings';
import type * as validation from './index';
import { reportStagesOf, unreportedStageOf } from './stages-of-app';

/** On a Stage: the rules are registered. On the App, its value is the plugin that reports for it. */
const REGISTERED = Symbol.for('cdk-outposts.OutpostsValidation');
/** Context key that switches the rules off. */
const CONTEXT_KEY = 'cdk-outposts:validation';
/** Context key that the CDK CLI sets to `false`, because it reports the findings itself. */
const REPORTED_BY_CLI = '@aws-cdk/core:failSynthOnValidationErrors';

/**
 * Validates the synthesized templates of an App with the rules for AWS Outposts, and reports findings in the validation report of the CDK.
 *
 * Every construct of this library registers the rules on the App. For an App that uses none of them, register the rules yourself:
 * `OutpostsValidation.register(app)`, or `Validations.of(app).addPlugins(new OutpostsValidation())`, as for any plugin. Add the plugin to the
 * App, not to a Stage: rules compare resources of different stacks. Each finding is reported once, however often the rules are registered.
 * `register`, and so every construct, also makes `cdk synth` without stack names report what validators find in the Stages of the App; the
 * CDK CLI does that for the Stages of CDK Pipelines only.
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
    else {
      Validations.of(stage).addPlugins(plugin);
      reportStagesOf(stage);
    }
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
    const acknowledgments = new Acknowledgments(context.appConstruct);
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (!(REGISTERED in context.appConstruct)) warnOfStages(context.appConstruct, errors, acknowledgments);
    return {
      success: errors.length === 0,
      violations: [
        ...findings.map((finding) => violation(finding, acknowledgments)),
        ...summarizeGaps(gaps).map((description) => ({
          ruleName: 'undecided',
          severity: 'info',
          description,
          fix: 'Supply the values as the line says: in env of the stack, in the declaration of the Outpost, or in the template; `npx cdk-outposts check cdk.out --json` lists the rules',
          violatingResources: [{ constructPath: pathOfGaps(errors), locations: [] }],
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

/**
 * A finding in the report of the CDK, which acknowledgments of the resource suppress. If the user acknowledged it on a resource that shares
 * it, the violation is of that resource.
 */
function violation(finding: validation.Finding, acknowledgments: Acknowledgments): PolicyViolation {
  const { ruleId, severity, message, fix, source, location, path, sharedWith = [] } = finding;
  const nameIn = (each: validation.Finding['location']) => acknowledgments.pathOf(each) ?? `${each.stack} ${each.logicalId}`;
  const acknowledged = sharedWith.find((other) => acknowledgments.include(ruleId, other));
  const { logicalId, template } = acknowledged ?? location;
  return {
    ruleName: ruleId,
    severity,
    description: sharedWith.length > 0 ? `${message}; resources: ${[location, ...sharedWith].map(nameIn).join(', ')}` : message,
    fix: `${fix} (${source})`,
    violatingResources: [{ resourceLogicalId: logicalId, templatePath: template, locations: path && !acknowledged ? [path] : [] }],
  };
}

/**
 * Construct path that a line about gaps belongs to. The CDK CLI fails if the report has an error anywhere and a violation for the selected
 * stacks: with errors, the line belongs to the stack of the first; otherwise it is reported for any stack.
 */
function pathOfGaps([error]: readonly validation.Finding[]): string {
  return error?.location.stack ?? '';
}

/** Prints the number of errors in Stages if the CDK CLI reports the findings of the selected stacks only, which are none in Stages. */
function warnOfStages(app: IConstruct, errors: readonly validation.Finding[], acknowledgments: Acknowledgments): void {
  const isReportedByCli = app.node.tryGetContext(REPORTED_BY_CLI) === false;
  if (!isReportedByCli) return;
  const inStages = errors.filter(({ ruleId, location, sharedWith = [] }) => {
    const stack = constructAt(app, location.stack.split('/').slice(0, -1).join('/'));
    return stack && unreportedStageOf(stack) && ![location, ...sharedWith].some((each) => acknowledgments.include(ruleId, each));
  });
  if (inStages.length > 0)
    console.error(`cdk-outposts: ${openValidation().count(inStages.length, 'error')} in Stages; to list the errors, run: cdk synth '**'`);
}

/** The stack at a path of constructs. */
function stackAt(root: IConstruct, path: string): Stack | undefined {
  const construct = constructAt(root, path);
  return Stack.isStack(construct) ? construct : undefined;
}

/** Loads the rules on demand: an App that only imports the library does not load them. */
function openValidation(): typeof validation {
  return require('./index') as typeof validation;
}
