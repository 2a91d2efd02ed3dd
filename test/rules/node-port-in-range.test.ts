import { nodePortInRange } from '../../src/rules/node-port-in-range';
import { objectTables } from '../support/object-tables';
import { service } from '../support/objects';

const RANGE = 'must be from 30000 to 32767, or left out so that one is chosen';

objectTables(nodePortInRange, {
  passes: {
    'a port that is chosen': service({ type: 'NodePort', ports: [{ port: 80 }, { port: 81, nodePort: 0 }] }),
    'the first and the last': service({ type: 'NodePort', ports: [{ nodePort: 30000 }, { nodePort: 32767 }] }),
    'what is no port at all': service({ ports: [{ nodePort: 70000 }, { nodePort: 'web' }] }),
  },
  fails: {
    'a port below, and one above': [
      service({
        type: 'NodePort',
        ports: [
          { port: 80, nodePort: 8080 },
          { port: 81, nodePort: 32768 },
        ],
      }),
      `spec.ports[0].nodePort ${RANGE}, not 8080`,
      `spec.ports[1].nodePort ${RANGE}, not 32768`,
    ],
    'the port by which a load balancer asks for health': [
      service({ type: 'LoadBalancer', healthCheckNodePort: 8081 }),
      `spec.healthCheckNodePort ${RANGE}, not 8081`,
    ],
  },
});
