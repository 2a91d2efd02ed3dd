import { Inventory } from '../../src/manifest/inventory';
import type { JsonObject } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import { backendsOf } from '../../src/network/service-backends';
import { onePod, workload } from '../support/network';
import { container, service, withMetadata } from '../support/objects';

const WEB = { app: 'web' };
const web = workload('web', { ports: [{ name: 'http', containerPort: 8080 }] });
const other = workload('other', { labels: WEB, ports: [{ name: 'http', containerPort: 9090 }] });
const plain = workload('plain', { labels: WEB });

/** `CLIENTS' PORT -> POD PORT/PROTOCOL`, and the name of the Service's port. */
function backends(spec: JsonObject, pods: readonly JsonObject[], servicePort?: number | string): string[] {
  const front = new Resource(withMetadata(service({ selector: WEB, ...spec }), { name: 'front' }));
  const app = new Inventory([...pods.map((manifest) => new Resource(manifest)), front]);
  return backendsOf(app, front, servicePort).map(
    ({ pod, port, protocol, servicePort: asked, portName = '' }) =>
      `${portName}${asked} -> ${pod.resource.name} ${port}/${protocol}`,
  );
}

const HEADLESS = { clusterIP: 'None' };
const TWO = {
  ports: [
    { name: 'a', port: 80, targetPort: 'http' },
    { name: 'b', port: 81, targetPort: 8443 },
  ],
};

describe('a Service sends requests to ports of pods', () => {
  test.each<[string, JsonObject, JsonObject[], string[]]>([
    ['of the same number', { ports: [{ port: 80 }] }, [web], ['80 -> web 80/TCP']],
    ['of another number', { ports: [{ port: 80, targetPort: 8080 }] }, [web], ['80 -> web 8080/TCP']],
    ['that no container declares', { ports: [{ port: 80, targetPort: 9000 }] }, [web], ['80 -> web 9000/TCP']],
    ['by name', { ports: [{ port: 80, targetPort: 'http' }] }, [web], ['80 -> web 8080/TCP']],
    [
      'by a name that is another number in each pod',
      { ports: [{ port: 80, targetPort: 'http' }] },
      [web, other],
      ['80 -> web 8080/TCP', '80 -> other 9090/TCP'],
    ],
    [
      'not by a name that a pod lacks',
      { ports: [{ port: 80, targetPort: 'http' }] },
      [plain, web],
      ['80 -> web 8080/TCP'],
    ],
    ['not by a name of another protocol', { ports: [{ port: 80, targetPort: 'http', protocol: 'UDP' }] }, [web], []],
    [
      'by the name of a sidecar, after those of containers',
      {
        ports: [
          { port: 80, targetPort: 'http' },
          { port: 81, targetPort: 'proxy' },
          { port: 82, targetPort: 'setup' },
        ],
      },
      [
        onePod('web', {
          spec: {
            initContainers: [
              container({
                restartPolicy: 'Always',
                ports: [
                  { name: 'http', containerPort: 1 },
                  { name: 'proxy', containerPort: 15001 },
                ],
              }),
              container({ ports: [{ name: 'setup', containerPort: 2 }] }),
            ],
            containers: [container({ ports: [{ name: 'http', containerPort: 8080 }] })],
          },
        }),
      ],
      ['80 -> web 8080/TCP', '81 -> web 15001/TCP'],
    ],
    [
      'of UDP and SCTP',
      {
        ports: [
          { port: 53, protocol: 'UDP' },
          { port: 9, protocol: 'SCTP' },
        ],
      },
      [web],
      ['53 -> web 53/UDP', '9 -> web 9/SCTP'],
    ],
    [
      'of the same number where the target is 0 or empty',
      {
        ports: [
          { port: 80, targetPort: 0 },
          { port: 81, targetPort: '' },
          { port: 82, targetPort: null },
        ],
      },
      [web],
      ['80 -> web 80/TCP', '81 -> web 81/TCP', '82 -> web 82/TCP'],
    ],
    ['of which there may be several', TWO, [web], ['a80 -> web 8080/TCP', 'b81 -> web 8443/TCP']],
    ['but not without a selector', { selector: undefined, ports: [{ port: 80 }] }, [web], []],
    ['but not with an empty selector', { selector: {}, ports: [{ port: 80 }] }, [web], []],
    ['but not of other names', { selector: { app: 'api' }, ports: [{ port: 80 }] }, [web], []],
    ['but not of other namespaces', { ports: [{ port: 80 }] }, [workload('web', { namespace: 'shop' })], []],
    [
      'but not as an ExternalName',
      { type: 'ExternalName', externalName: 'example.com', ports: [{ port: 80 }] },
      [web],
      [],
    ],
    [
      'but not to what is no port',
      {
        ports: [{ port: 0 }, { port: 'http' }, { port: 80, targetPort: -1 }, { port: 80, protocol: 'ICMP' }, null, 80],
      },
      [web],
      [],
    ],
  ])('%s', (_, spec, pods, expected) => {
    expect(backends(spec, pods)).toEqual(expected);
  });

  test('of which clients want one, by its number or its name', () => {
    expect(backends(TWO, [web], 81)).toEqual(['b81 -> web 8443/TCP']);
    expect(backends(TWO, [web], 'a')).toEqual(['a80 -> web 8080/TCP']);
    expect(backends(TWO, [web], 8443)).toEqual([]);
    expect(backends(TWO, [web], 'c')).toEqual([]);
  });

  test('of which one number may be of two protocols', () => {
    const ports = [
      { name: 'dns', port: 53, protocol: 'UDP' },
      { name: 'dns-tcp', port: 53 },
    ];
    expect(backends({ ports }, [web], 53)).toEqual(['dns53 -> web 53/UDP', 'dns-tcp53 -> web 53/TCP']);
  });
});

describe('clients of a headless Service ask the pods themselves', () => {
  test.each([HEADLESS, { clusterIPs: ['None'] }])('on the ports that the pods have: %p', (headless) => {
    const ports = [{ name: 'http', port: 80, targetPort: 'http' }];
    expect(backends({ ...headless, ports }, [web, other])).toEqual([
      'http8080 -> web 8080/TCP',
      'http9090 -> other 9090/TCP',
    ]);
    expect(backends({ ...headless, ports }, [web, other], 'http')).toHaveLength(2);
    expect(backends({ ...headless, ports }, [web, other], 'grpc')).toEqual([]);
  });

  test('on a port that the Service leads to by name', () => {
    const ports = [{ name: 'http', port: 80, targetPort: 'http' }];
    expect(backends({ ...HEADLESS, ports }, [web], 8080)).toEqual(['http8080 -> web 8080/TCP']);
  });

  test('on the number that they write, which nothing translates', () => {
    const ports = [{ name: 'http', port: 80, targetPort: 'http' }];
    expect(backends({ ...HEADLESS, ports }, [web], 80)).toEqual(['80 -> web 80/TCP']);
    expect(backends({ ...HEADLESS, ports: [] }, [web], 7000)).toEqual(['7000 -> web 7000/TCP']);
    expect(backends({ ...HEADLESS, ports }, [web], 0)).toEqual([]);
  });

  test('by the protocol that the Service or a container says', () => {
    const ports = [{ name: 'dns', port: 53, targetPort: 5353, protocol: 'UDP' }];
    const pods = [workload('web', { ports: [{ containerPort: 9999, protocol: 'SCTP' }] })];
    expect(backends({ ...HEADLESS, ports }, pods, 5353)).toEqual(['dns5353 -> web 5353/UDP']);
    expect(backends({ ...HEADLESS, ports }, pods, 53)).toEqual(['53 -> web 53/UDP']);
    expect(backends({ ...HEADLESS, ports }, pods, 9999)).toEqual(['9999 -> web 9999/SCTP']);
  });
});
