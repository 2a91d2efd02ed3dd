/**
 * The kinds of the Agent Sandbox project whose pods run what a model or a user has written.
 *
 * @see https://agent-sandbox.sigs.k8s.io
 */
export const SANDBOX = 'agents.x-k8s.io/Sandbox';
export const SANDBOX_TEMPLATE = 'extensions.agents.x-k8s.io/SandboxTemplate';

export const SANDBOX_KINDS: readonly string[] = [SANDBOX, SANDBOX_TEMPLATE];
