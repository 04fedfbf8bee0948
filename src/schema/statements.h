#pragma once

#include "binder.h"

namespace zizhi::schema {

/// What the frame of a dossier says, whatever its rulebook: what is applied for, since when it
/// is stated, who signed what, what is waived. A part with a problem is left out; an
/// attestation or waiver with any problem does not count. The day comes first: events are
/// measured by it.
void read_application(Binder& binder, data::NodeRef root, Evidence& evidence);
void read_stated_on(Binder& binder, data::NodeRef root, Evidence& evidence);
void read_attestations(Binder& binder, data::NodeRef root, Evidence& evidence);
void read_waivers(Binder& binder, data::NodeRef root, Evidence& evidence);

}  // namespace zizhi::schema
