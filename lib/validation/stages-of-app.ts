import { Stack, Stage, type StageSynthesisOptions } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

const synthesizedForReport = new WeakSet<Stage>();

/**
 * Makes `cdk synth` report the findings in the Stages of an App. If no stacks are specified, the CDK CLI reports the findings of the stacks
 * outside Stages only, and exits with 0. It also reports those of stacks that are synthesized with `validateOnSynthesis`, as CDK Pipelines
 * does with its Stages.
 */
export function reportStagesOf(app: Stage): void {
  const synth = app.synth.bind(app);
  app.synth = (options?: StageSynthesisOptions) => {
    stagesIn(app).forEach(validateOnSynthesis);
    return synth(options);
  };
}

function validateOnSynthesis(stage: Stage): void {
  if (synthesizedForReport.has(stage)) return;
  synthesizedForReport.add(stage);
  const synth = stage.synth.bind(stage);
  stage.synth = (options?: StageSynthesisOptions) => synth({ ...options, validateOnSynthesis: options?.validateOnSynthesis ?? true });
}

/** The Stages below a construct. They synthesize the Stages below them. */
function stagesIn(scope: IConstruct): Stage[] {
  return scope.node.children.flatMap((child) => (Stage.isStage(child) ? [child] : stagesIn(child)));
}

/**
 * The Stage of a stack, if `cdk synth` does not report it: the App adds the plugin itself, so the library does not know the App before
 * synthesis.
 */
export function unreportedStageOf(stack: IConstruct): Stage | undefined {
  const stage = stack.node.scopes.reverse().find((scope) => Stage.isStage(scope));
  return stage?.parentStage && !stage.node.scopes.some((scope) => Stack.isStack(scope)) ? stage : undefined;
}
