/**
 * Fields that a schema requires and an API server does without: nothing is as good as their zero value, or is filled in. Found by asking
 * an API server 1.33 for objects without them (`libs/doctor/testing/admission`); those that it could not be asked for are here as well.
 */
export const OPTIONAL_FIELDS: Readonly<Record<string, readonly string[]>> = {
  'apiextensions.v1.CustomResourceColumnDefinition': ['jsonPath'],
  'apiextensions.v1.CustomResourceDefinitionVersion': ['served', 'storage'],
  'apiextensions.v1.WebhookConversion': ['conversionReviewVersions'],
  'apps.v1.ControllerRevision': ['revision'],
  'authentication.v1.TokenReview': ['spec'],
  'authorization.v1.SelfSubjectRulesReview': ['spec'],
  'batch.v1.SuccessPolicy': ['rules'],
  'core.v1.Binding': ['target'],
  'core.v1.ClusterTrustBundleProjection': ['path'],
  'core.v1.ConfigMapNodeConfigSource': ['kubeletConfigKey', 'name', 'namespace'],
  'core.v1.Event': ['involvedObject'],
  'core.v1.ISCSIPersistentVolumeSource': ['lun'],
  'core.v1.ISCSIVolumeSource': ['lun'],
  'core.v1.LimitRangeSpec': ['limits'],
  'core.v1.PhotonPersistentDiskVolumeSource': ['pdID'],
  'core.v1.ScopedResourceSelectorRequirement': ['operator', 'scopeName'],
  'core.v1.ServiceAccountTokenProjection': ['path'],
  'core.v1.Taint': ['effect', 'key'],
  'discovery.v1.EndpointSlice': ['endpoints'],
  'events.v1.EventSeries': ['count'],
  'flowcontrol.v1.GroupSubject': ['name'],
  'flowcontrol.v1.LimitResponse': ['type'],
  'flowcontrol.v1.ServiceAccountSubject': ['name', 'namespace'],
  'networking.v1.NetworkPolicySpec': ['podSelector'],
  'rbac.v1.RoleRef': ['apiGroup'],
  'scheduling.v1.PriorityClass': ['value'],
  'storage.v1.CSIDriver': ['spec'],
  'storage.v1.CSINode': ['spec'],
  'storage.v1.CSINodeSpec': ['drivers'],
  'storage.v1.TokenRequest': ['audience'],
};

/** Versions that an API server serves only when it is told to, so that none was asked. */
export const UNSETTLED = /\.v\d+(alpha|beta)\d+\./;
