/** The checks of this part, beside the API server of $KUBECONFIG. */
import { Tally } from '../tally';
import { checkChanges } from './changes';
import { checkDropIn } from './drop-in';
import { Kubectl, MODES } from './kubectl';
import { checkReplicas } from './replicas';

const tally = new Tally();
for (const mode of MODES) {
  const kubectl = new Kubectl(mode);
  checkChanges(tally, kubectl);
  checkDropIn(tally, kubectl);
  kubectl.close();
}
checkReplicas(tally);
tally.close();
