import type { Template } from 'aws-cdk-lib/assertions';
import * as path from 'node:path';
import { simulatorIsInstalled } from '../residency/simulator';

/** Of tests that run a state machine. */
export const executed = simulatorIsInstalled() ? test : test.skip;

const installed = <T extends object>(name: string) => jest.requireActual<T>(path.join(__dirname, '../../.ci/simulator/node_modules', name));

// The interpreter is written for Node.js 22, which has this.
if (!('withResolvers' in Promise)) {
  const withResolvers = () => {
    let settle: object = {};
    const promise = new Promise((resolve, reject) => (settle = { resolve, reject }));
    return { promise, ...settle };
  };
  Object.assign(Promise, { withResolvers });
}

interface Interpreter {
  run(input: object, options: object): { readonly result: Promise<unknown> };
}

interface State {
  readonly Type: string;
  readonly QueryLanguage?: string;
  readonly Output?: { readonly [field: string]: string };
  readonly Retry?: object;
  readonly Resource?: string;
  readonly ItemProcessor?: Definition;
}

interface Definition {
  readonly States: { readonly [name: string]: State };
}

/** How Step Functions calls the errors of a service, by its name in the resource of a state. */
const SERVICES: { readonly [service: string]: string } = { cloudwatch: 'CloudWatch', datasync: 'DataSync', sfn: 'Sfn', sns: 'Sns' };

/** Calls that the states of a machine make, by their names. */
export type Calls = { readonly [state: string]: (input: never) => unknown };

/** A state machine as it is deployed, with `<logical ID>` in the place of what only the deployment knows. */
export class Machine {
  private readonly definition: Definition;
  private machine?: Interpreter;
  private readonly states: readonly [string, State][];

  public constructor(template: Template, logicalId: RegExp) {
    const machines = Object.entries(template.findResources('AWS::StepFunctions::StateMachine'));
    const [, { Properties }] = machines.find(([id]) => logicalId.test(id))!;
    const parts: readonly unknown[] = Properties.DefinitionString['Fn::Join'][1];
    const text = (part: unknown) =>
      typeof part === 'string'
        ? part
        : `<${Object.values(part as object)
            .flat()
            .join('.')}>`;
    this.definition = JSON.parse(parts.map(text).join('')) as Definition;
    this.states = everyState(this.definition);
  }

  /** Each state that calls AWS, and the prefix of the errors of the service. */
  public get tasks(): [state: string, service: string][] {
    return this.states
      .filter(([, { Type }]) => Type === 'Task')
      .map(([name, { Resource = '' }]) => {
        const service = /:aws-sdk:(\w+):/.exec(Resource)?.[1] ?? /:::(\w+):/.exec(Resource)?.[1] ?? '';
        if (!(service in SERVICES)) throw new Error(`the errors of ${Resource}, which ${name} calls, are not known`);
        return [name, SERVICES[service]];
      });
  }

  /** Runs it with the calls of its tasks answered here, and all of its waiting left out. `fault`: what goes wrong with one of them. */
  public async run(answers: Calls, input: object = {}, fault?: Fault): Promise<void> {
    const calls = fault ? { ...answers, [fault.call]: failing(() => [fault], fault.call, answers[fault.call]) } : answers;
    this.machine ??= interpreted(this.definition);
    const { result } = this.machine.run(input, {
      context: { Execution: { Id: 'this-execution' }, StateMachine: { Id: 'this-machine' } },
      overrides: {
        taskResourceLocalHandlers: Object.fromEntries([
          ...Object.entries(calls).map(([name, call]) => [name, (given: unknown) => Promise.resolve(call(given as never))]),
          ...this.states
            .filter(([, state]) => isJsonata(state))
            .map(([name, { Output }]) => [name, (input: unknown) => evaluate(Output!, input)]),
        ]),
        waitTimeOverrides: this.atOnce(({ Type }) => Type === 'Wait'),
        retryIntervalOverrides: this.atOnce(({ Retry }) => Retry !== undefined),
      },
    });
    await result;
  }

  private atOnce(which: (state: State) => boolean): { [state: string]: number } {
    return Object.fromEntries(this.states.filter(([, state]) => which(state)).map(([name]) => [name, 0]));
  }
}

function interpreted(definition: Definition): Interpreter {
  const { StateMachine } = installed<{ StateMachine: new (definition: object, options: object) => Interpreter }>('aws-local-stepfunctions');
  return new StateMachine(withJsonataAsTasks(definition), { validationOptions: { checkArn: false } });
}

/** The interpreter knows JSONPath alone: states that count by JSONata become tasks, which the engine of JSONata answers. */
function withJsonataAsTasks({ States, ...definition }: Definition): Definition {
  const states = Object.entries(States).map(([name, state]) => {
    const { ItemProcessor, QueryLanguage, Output, ...rest } = state;
    if (isJsonata(state)) return [name, { ...rest, Type: 'Task', Resource: 'arn:aws:lambda:us-west-2:111122223333:function:jsonata' }];
    return [name, ItemProcessor ? { ...state, ItemProcessor: withJsonataAsTasks(ItemProcessor) } : state];
  });
  return { ...definition, States: Object.fromEntries(states) };
}

function isJsonata({ Type, QueryLanguage }: State): boolean {
  return Type === 'Pass' && QueryLanguage === 'JSONata';
}

/** The output of a state: Step Functions fails where an expression has no value. */
async function evaluate(output: { readonly [field: string]: string }, input: unknown): Promise<object> {
  const jsonata = installed<(expression: string) => { evaluate(input: object, bindings: object): Promise<unknown> }>('jsonata');
  const fields = Object.entries(output).map(async ([field, text]) => {
    const expression = /^\{%(.*)%\}$/.exec(text)![1];
    const value: unknown = await jsonata(expression).evaluate({}, { states: { input } });
    if (value === undefined) throw new Error(`${field} has no value: ${expression}`);
    return [field, value];
  });
  return Object.fromEntries(await Promise.all(fields));
}

function everyState({ States }: Definition): [string, State][] {
  return Object.entries(States).flatMap(([name, state]) => [
    [name, state],
    ...(state.ItemProcessor ? everyState(state.ItemProcessor) : []),
  ]);
}

/** A call of a state that fails some times before it is answered. */
export interface Fault {
  readonly call: string;
  readonly error: string;
  times: number;
}

/** A state that fails once, in a way that passes. */
export const once = (call: string, service: string): Fault => ({ call, error: `${service}.SdkClientException`, times: 1 });

/** A state that fails each time, in a way that passes, or one that does not. */
export const forGood = (call: string, service: string): Fault[] =>
  ['SdkClientException', 'AccessDeniedException'].map((error) => ({ call, error: `${service}.${error}`, times: Infinity }));

/** Answers a call unless a fault is left for it. */
export function failing<I, O>(faults: () => Fault[], call: string, answer: (input: I) => O): (input: I) => O {
  return (input) => {
    const fault = faults().find((each) => each.call === call && each.times > 0);
    if (!fault) return answer(input);
    fault.times--;
    throw named(fault.error);
  };
}

/** An error as Step Functions knows it: by its name. */
export function named(name: string): Error {
  return Object.assign(new Error('from the test'), { name });
}
