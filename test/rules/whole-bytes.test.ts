import { wholeBytes } from '../../src/rules/whole-bytes';
import { objectTables } from '../support/object-tables';
import { claim, claimSpec, container, pod, statefulSet } from '../support/objects';

const WHOLE = 'must be a whole number of bytes, e.g. "512Mi" or "10Gi"';
const limited = (limits: object) => pod({ containers: [container({ resources: { limits } })] });

objectTables(wholeBytes, {
  passes: {
    'bytes in every spelling': limited({ memory: '1.5Gi', 'ephemeral-storage': 5e8 }),
    'thousandths that make whole bytes': limited({ memory: '128974848000m' }),
    'thousandths of a CPU': limited({ cpu: '500m' }),
    'what is no amount': limited({ memory: 'much' }),
    'a claim': claim('10Gi'),
  },
  fails: {
    'memory that was meant in megabytes': [
      limited({ memory: '512m' }),
      `container "web": resources.limits.memory ${WHOLE}, not "512m"`,
    ],
    'memory of which a fraction is left': [
      limited({ memory: '0.1Gi' }),
      `container "web": resources.limits.memory ${WHOLE}, not "0.1Gi"`,
    ],
    'half a byte of storage': [claim(0.5), `spec.resources.requests.storage ${WHOLE}, not 0.5`],
    'volumes of pods': [
      pod({
        volumes: [
          { name: 'tmp', emptyDir: { sizeLimit: '100m' } },
          { name: 'data', ephemeral: { volumeClaimTemplate: { spec: claimSpec('1m') } } },
        ],
      }),
      `volumes[0].emptyDir.sizeLimit ${WHOLE}, not "100m"`,
      `volumes[1].ephemeral.volumeClaimTemplate.spec.resources.requests.storage ${WHOLE}, not "1m"`,
    ],
    'templates of claims': [
      statefulSet({ volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claimSpec('10m') }] }),
      `spec.volumeClaimTemplates[0].spec.resources.requests.storage ${WHOLE}, not "10m"`,
    ],
  },
});
