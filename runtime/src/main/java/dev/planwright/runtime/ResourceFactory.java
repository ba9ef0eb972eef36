package dev.planwright.runtime;

import java.io.Serializable;

/**
 * Makes a resource, once per worker. Travels to the worker in serialized form.
 *
 * @param <T> the resource; closed with the worker if it is {@code AutoCloseable}
 */
@FunctionalInterface
public interface ResourceFactory<T> extends Serializable {

  /**
   * Makes the resource.
   *
   * @param config the job's settings
   * @throws Exception whatever keeps the worker from starting
   */
  T create(AgentConfig config) throws Exception;
}
