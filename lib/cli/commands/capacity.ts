import type { Command } from 'commander';
import { hostsNeeded, renderHostsNeeded } from '../capacity/hosts-needed';
import { planCapacity } from '../capacity/plan';
import { renderPlan } from '../capacity/render-plan';
import { readWorkloadFile } from '../capacity/workload-file';
import { ExitCode } from '../exit-code';
import { readInventories } from '../inventory-file';
import { print, warn } from '../print';
import { replaceFile } from '../replace-file';
import { UnusableInput } from '../unusable-input';

interface PlanArguments {
  readonly workload: string;
  readonly inventory: string[];
  readonly outpost?: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** Adds the command `capacity` with its subcommands. */
export function addCapacity(program: Command): void {
  const capacity = program.command('capacity').description('plans the instance capacity of an Outpost, and changes it');
  addPlan(capacity);
}

function addPlan(capacity: Command): void {
  capacity
    .command('plan')
    .description('plans the slots of each host for a workload, without access to AWS')
    .requiredOption('--workload <file>', 'workload in YAML or JSON')
    .option('--inventory <file...>', 'inventories that discover wrote; otherwise the command plans the hosts to order', [])
    .option('--outpost <id>', 'Outpost to plan; otherwise the only one of the inventories')
    .option('--out <file>', 'file to write the plan to, for capacity apply')
    .option('--json', 'print the plan as JSON')
    .action(({ workload: file, inventory: inventories, outpost, out, json }: PlanArguments) => {
      const workload = readWorkloadFile(file);
      if (inventories.length === 0) {
        if (out !== undefined) throw new UnusableInput('--out writes a plan for existing hosts; specify their inventory with --inventory');
        if (outpost !== undefined) throw new UnusableInput(`--outpost ${outpost} is in no inventory; specify one with --inventory`);
        const needed = hostsNeeded(workload);
        print(json ? JSON.stringify(needed, undefined, 2) : renderHostsNeeded(needed));
        return;
      }
      const plan = planCapacity(readInventories(inventories, warn), workload, outpost);
      if (out !== undefined) replaceFile(out, `${JSON.stringify(plan, undefined, 2)}\n`);
      print(json ? JSON.stringify(plan, undefined, 2) : renderPlan(plan));
      process.exitCode = plan.shortfalls.length > 0 ? ExitCode.FINDINGS : ExitCode.SUCCESS;
    });
}
