import { readdirSync } from 'fs';
import * as path from 'path';
import type { CommanderError } from 'commander';
import { printable } from '../report/printable';
import { CLEAN, Command, FAULT } from './command';
import { Fault } from './fault';
import type { Terminal } from './terminal';

const COMMANDS = path.join(__dirname, 'commands');

/**
 * Runs the program.
 *
 * @param args without those of Node itself
 * @returns the exit code: 0 all is well, 1 there are findings, 2 it could not do what was asked
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const commander = require('commander') as typeof import('commander');
  const program = new commander.Command('bulkhead')
    .description('Checks Kubernetes manifests by the rules of cdk8s-bulkhead, wherever they come from.')
    .version(version(), '-v, --version')
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: (text) => terminal.error(text) })
    .showHelpAfterError('(bulkhead --help tells what there is)');
  let code = CLEAN;
  for (const name of namesWanted(args)) {
    const command = load(name);
    const parser = program.command(name).description(command.summary);
    command.define(parser);
    parser.action(async () => {
      code = await command.run(parser.args, parser.opts(), terminal);
    });
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof Fault) {
      terminal.error(`bulkhead: ${printable(error.message)}\n`);
      return FAULT;
    }
    if (error instanceof commander.CommanderError) {
      return exitCodeOf(error);
    }
    throw error;
  }
}

/** All commands, for help and for guesses at what was meant; only the one that is asked for is loaded, where it is known. */
function namesWanted([first]: readonly string[]): string[] {
  const names = readdirSync(COMMANDS)
    .filter((file) => /^[a-z-]+\.(js|ts)$/.test(file))
    .map((file) => path.parse(file).name);
  const unique = [...new Set(names)].sort();
  return unique.includes(first) ? [first] : unique;
}

function load(name: string): Command {
  return (require(path.join(COMMANDS, name)) as { command: Command }).command;
}

/** Who asks for help or the version gets it; who gives nothing to do, or something else than can be done, made a mistake. */
function exitCodeOf({ exitCode }: CommanderError): number {
  return exitCode === 0 ? CLEAN : FAULT;
}

function version(): string {
  return (require('../../package.json') as { version: string }).version;
}
