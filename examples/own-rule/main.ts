import { App, Chart, ConfigMap, Effect, Posture, Resource, Rule, RuleViolation } from 'cdk8s-bulkhead';

const OWNER = 'metadata.labels["example.com/owner"]';

/** Whoever finds a ConfigMap in the cluster wants to know whom to ask. */
class OwnerLabelSet extends Rule {
  constructor() {
    super({
      id: 'shop/owner-label-set',
      summary: 'ConfigMaps name the team that answers for them',
      kinds: ['/ConfigMap'],
    });
  }

  public check(resource: Resource): RuleViolation[] {
    return resource.at(OWNER) ? [] : [resource.violation(OWNER, 'must be set')];
  }

  public fix(resource: Resource): void {
    resource.fill(OWNER, 'shop', Effect.NEUTRAL);
  }
}

const app = new App({ posture: Posture.restricted({ rules: [new OwnerLabelSet()] }) });
const settings = new Chart(app, 'settings', { namespace: 'shop' });
new ConfigMap(settings, 'prices', { data: { currency: 'EUR' } });

app.synth();
