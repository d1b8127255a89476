internal import ArgumentParser
internal import Artifacts
internal import LinkValidation
internal import Scanning

/// What every command that asks the web understands.
struct NetworkOptions: ParsableArguments {
  @Option(
    name: .customLong("allow-host"),
    help: "A host that may be asked although it is private: HOST or HOST:PORT. May be repeated.")
  var allowHost: [String] = []

  @Option(name: .long, help: "Seconds for each link of the web, redirects and waits included.")
  var timeout: Int = 20

  @Option(
    name: .customLong("service-base"),
    help: "Where a service's questions are sent instead: NAME=http://HOST:PORT. May be repeated.")
  var serviceBase: [String] = []

  func validate() throws {
    guard (1...600).contains(timeout) else {
      throw ValidationError("--timeout takes a number of seconds from 1 to 600.")
    }
    for host in allowHost where AllowedHost(host) == nil {
      throw ValidationError("--allow-host takes HOST or HOST:PORT, not “\(DisplayText(host))”.")
    }
    for base in serviceBase where ServiceBase(base) == nil {
      throw ValidationError(
        "--service-base takes NAME=http://HOST:PORT, not “\(DisplayText(base))”.")
    }
  }

  var access: WebAccess {
    var limits = NetworkLimits()
    limits.deadline = .seconds(timeout)
    return .asked(NetworkPolicy(allowedHosts: allowHost.compactMap(AllowedHost.init)), limits)
  }

  var catalogue: ServiceCatalogue {
    get throws { try ServiceCatalogue.builtIn(bases: serviceBase.compactMap(ServiceBase.init)) }
  }

  func check(answered: @escaping (Int, Int) -> Void) throws -> WebCheck {
    WebCheck(access: access, catalogue: try catalogue, answered: answered)
  }
}
