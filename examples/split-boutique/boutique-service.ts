import { Duration } from 'cdk8s';
import { Health, Resources, Waivers, WebService, WebServiceProps } from 'cdk8s-bulkhead';
import type { Construct } from 'constructs';

/** The namespace that all of the shop shares. */
export const NAMESPACE = 'online-boutique';

export const usual = Resources.of({ cpu: '100m', cpuLimit: '200m', memory: '64Mi', memoryLimit: '128Mi' });
export const quiet = { DISABLE_PROFILER: '1' };
export const until = { owner: 'shop', expires: '2031-12-31' };

/** The image of a program of the shop. */
export function image(name: string): string {
  return `us-central1-docker.pkg.dev/online-boutique-ci/microservices-demo/${name}:v0.10.6`;
}

/** The images of a repository are named by tag. */
export function waiveDigests(scope: Construct): void {
  Waivers.of(scope).add({ ...until, rule: 'image-digest-pinned', reason: 'the project releases its images by tag' });
}

/** A program of the shop that serves gRPC: what the repositories of all teams install as a package. */
export class BoutiqueService extends WebService {
  constructor(scope: Construct, name: string, port: number, props: Partial<WebServiceProps> = {}) {
    super(scope, name, {
      image: image(name),
      port,
      portName: 'grpc',
      health: Health.grpc(),
      resources: usual,
      terminationGracePeriod: Duration.seconds(5),
      ...props,
      environment: { PORT: `${port}`, ...props.environment },
    });
  }
}
