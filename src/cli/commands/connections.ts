import { Joined, joinContracts } from '../../network/contract/contract-join';
import { CLEAN, Command, FINDINGS } from '../command';
import { contractsIn } from '../contract-files';
import { Fault } from '../fault';
import type { Terminal } from '../terminal';

/** How joined contracts can be written. Each is loaded when it is asked for. */
const WRITERS: { readonly [format: string]: (joined: Joined, { coloured }: Terminal) => string } = {
  text: (joined, { coloured }) =>
    (require('../../report/connections-text') as typeof import('../../report/connections-text')).joinedText(joined, {
      color: coloured,
    }),
  json: (joined) =>
    (require('../../report/connections-json') as typeof import('../../report/connections-json')).joinedJson(joined),
};

const FORMATS = Object.keys(WRITERS);

const EXAMPLES = `
Synth writes the contract of an app as connections.json beside its report.

Examples:
  bulkhead connections shop.json payment.json catalog.json

Exit codes: 0 all is as it should be, 1 a connection is half-open or a workload is in several contracts, 2 wrong usage or
a file that could not be read.`;

export const command: Command = {
  summary: 'join the contracts of several repositories, and tell which connections only one side allows',

  define(parser) {
    parser
      .argument('<file...>', 'contracts, one of each repository')
      .option('--format <name>', FORMATS.join(', '), 'text')
      .addHelpText('after', EXAMPLES);
  },

  run(files, options, terminal) {
    const { format } = options as { readonly format: string };
    if (!FORMATS.includes(format)) {
      throw new Fault(`--format must be ${FORMATS.join(', ')}, not "${format}"`);
    }
    const joined = joinContracts(contractsIn(files));
    terminal.out(WRITERS[format](joined, terminal));
    return joined.halfOpen.length + joined.duplicates.length > 0 ? FINDINGS : CLEAN;
  },
};
