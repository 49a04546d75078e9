# `docker buildx bake` makes the image of every service, for the local Docker: api-gateway:dev and so on, as the manifests of dev name
# them. `npm run images` gives what a release needs.

variable "REGISTRY" {
  description = "Where images are pushed to, with a slash at its end: ghcr.io/fairlead/"
  default     = ""
}

variable "TAGS" {
  description = "Tags of each image, with commas between them"
  default     = "dev"
}

variable "COMMIT" {
  description = "The commit that is built, 40 hex digits"
  default     = ""
}

variable "SOURCE_DATE_EPOCH" {
  description = "The time of that commit in seconds since 1970, for the image"
  default     = "0"
}

group "default" {
  targets = ["services"]
}

target "services" {
  name   = app
  matrix = { app = ["user-service", "data-service", "api-gateway"] }
  args   = { APP = app, SOURCE_DATE_EPOCH = SOURCE_DATE_EPOCH }
  tags   = [for tag in split(",", TAGS) : "${REGISTRY}${app}:${tag}"]
  labels = {
    "org.opencontainers.image.title"    = app
    "org.opencontainers.image.revision" = COMMIT
    "org.opencontainers.image.created"  = formatdate("YYYY-MM-DD'T'hh:mm:ssZ", timeadd("1970-01-01T00:00:00Z", "${SOURCE_DATE_EPOCH}s"))
  }
}
