import { portsToldApart } from '../../src/rules/ports-told-apart';
import { objectTables } from '../support/object-tables';
import { container, pod } from '../support/objects';

const port = (containerPort: unknown, name?: unknown, protocol?: string) => ({ containerPort, name, protocol });
const two = (one: unknown, other: unknown, more: object = {}) =>
  pod({ containers: [container({ ports: [one] }), container({ name: 'api', ports: [other], ...more })] });

objectTables(portsToldApart, {
  passes: {
    'one container': pod({ containers: [container({ ports: [port(8080, 'a'), port(8080, 'b')] })] }),
    'two ports': two(port(8080, 'http'), port(9090, 'metrics')),
    'no names': two(port(8080), port(9090)),
    'empty names': two(port(8080, ''), port(9090, '')),
    'two protocols': two(port(53, 'dns-tcp'), port(53, 'dns', 'UDP')),
    'what is no port': two('8080', '8080'),
    'numbers that are none': two(port('8080'), port('8080')),
    'an init container, which has ended by then': pod({
      initContainers: [container({ name: 'setup', ports: [port(8080, 'http')] })],
      containers: [container({ ports: [port(8080, 'http')] })],
    }),
  },
  fails: {
    'one number': [
      two(port(8080, 'http'), port(8080, 'api')),
      'container "api": ports[0].containerPort must not be that of container "web" too, not 8080',
    ],
    'one number with the usual protocol': [
      two(port(8080), port(8080, undefined, 'TCP')),
      'container "api": ports[0].containerPort must not be that of container "web" too, not 8080',
    ],
    'one name': [
      two(port(8080, 'http'), port(9090, 'http')),
      'container "api": ports[0].name must not be that of container "web" too, not "http"',
    ],
    'that of a sidecar': [
      pod({
        containers: [container({ ports: [port(8080)] })],
        initContainers: [container({ name: 'proxy', restartPolicy: 'Always', ports: [port(8080)] })],
      }),
      'container "web": ports[0].containerPort must not be that of container "proxy" too, not 8080',
    ],
  },
});
